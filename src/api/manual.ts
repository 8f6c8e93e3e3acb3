import { escaped, plainPage } from './plain-page.ts';

/** What of an OpenAPI document the page shows. */
interface Described {
  readonly paths?: { readonly [path: string]: object };
}
interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly [media: string]: unknown } };
  readonly responses?: { readonly [status: string]: { readonly description: string } };
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: { readonly description?: string; readonly example?: unknown; enum?: unknown[] };
  readonly example?: unknown;
}

/** Values that make a first request of a route that cannot do without them. */
const EXAMPLES: { readonly [name: string]: string } = {
  kind: 'event',
  format: 'csv',
  id: 'su24',
  report: 'su24',
  key: 'Q157',
};
/** Bodies of first requests. */
const BODIES: { readonly [route: string]: object } = {
  'POST /api/v1/reports': { text: 'Envoys meet\n\nFrance said that it would attend.' },
  'POST /api/v1/corrections': {
    action: 'accept',
    kind: 'event',
    report: 'su24',
    entry: '9c41d7e2b05a',
  },
};

/**
 * The page that documents the API, made from its description: every route with its parameters, its
 * answers and an example, served at `origin`. It needs no script and loads nothing.
 */
export function manualPage({ paths = {} }: Described, origin: string): Response {
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      routeSection(method.toUpperCase(), path, operation as Operation, origin),
    ),
  );
  return plainPage(
    'API – Chancery',
    `<main><h1>The API of this archive</h1>
<p>Everything the pages do goes through these routes. The same in OpenAPI 3.1:
<a href="/api/openapi.json">/api/openapi.json</a>. A success is <code>{"data": …}</code>, a failure
<code>{"error": {"code", "message"}}</code>.</p>${routes.join('\n')}</main>`,
  );
}

function routeSection(method: string, path: string, operation: Operation, origin: string): string {
  const { summary = '', parameters = [], responses = {} } = operation;
  const rows = parameters.map(
    (one) => `<tr><td><code>${one.name}</code>${one.required ? ' *' : ''}</td>
<td>${escaped(explained(one))}</td></tr>`,
  );
  const answers = Object.entries(responses).map(
    ([status, { description }]) => `<tr><td>${status}</td><td>${escaped(description)}</td></tr>`,
  );
  const table = (caption: string, lines: string[]) =>
    lines.length > 0 ? `<table><caption>${caption}</caption>${lines.join('')}</table>` : '';
  return `<section><h2><span class="method">${method}</span> <code>${escaped(path)}</code></h2>
<p>${escaped(summary)}</p>${table('parameters', rows)}${table('answers', answers)}
<pre>${escaped(example(method, path, parameters, origin))}</pre></section>`;
}

function explained({ description, schema }: Parameter): string {
  const values = schema?.enum ? `one of ${schema.enum.join(', ')}` : '';
  return [description ?? schema?.description, values].filter(Boolean).join('; ');
}

/** A request that a shell sends as it stands. */
function example(
  method: string,
  path: string,
  parameters: readonly Parameter[],
  origin: string,
): string {
  const sampled = ({ name, schema, example }: Parameter) =>
    EXAMPLES[name] ?? String(example ?? schema?.example ?? '…');
  const filled = parameters
    .filter((one) => one.in === 'path')
    .reduce((at, one) => at.replace(`{${one.name}}`, encodeURIComponent(sampled(one))), path);
  const query = parameters
    .filter((one) => one.in === 'query' && one.required)
    .map((one) => `${one.name}=${encodeURIComponent(sampled(one))}`);
  const url = `'${origin}${filled}${query.length > 0 ? `?${query.join('&')}` : ''}'`;
  if (method === 'GET') return `curl ${url}`;
  const body = JSON.stringify(BODIES[`${method} ${path}`] ?? {});
  return `curl -X ${method} ${url} -H 'content-type: application/json' \\\n  -d '${body}'`;
}
