import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The built web pages, held in memory: nothing outside their folder can be asked for. */
export interface Pages {
  /**
   * The file at a path, or the page itself for the paths that it knows how to show. `asked` are the
   * request's headers: what is known already is not sent again, and what may be compressed is.
   */
  answer(path: string, asked: Headers): Response;
}

/** Media types of what Vite writes; files of other kinds are not served. */
const TYPES: { readonly [ending: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/** One file, as it is and compressed, with its media type and ETag. */
interface File {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly tag: string;
}

/** Reads the pages that Vite built into `folder`; null where there is no `index.html`. */
export function loadPages(folder: string): Pages | null {
  const files = new Map<string, File>();
  try {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const type = TYPES[extname(name)];
      if (!type) continue;
      const bytes = readFileSync(join(folder, name));
      const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
      files.set(`/${name.replaceAll('\\', '/')}`, {
        plain: new Uint8Array(bytes),
        packed: new Uint8Array(gzipSync(bytes)),
        type,
        tag,
      });
    }
  } catch {
    return null;
  }
  const index = files.get('/index.html');
  if (!index) return null;
  return {
    answer(path, asked) {
      const file = files.get(path) ?? (isFileName(path) ? undefined : index);
      if (!file) return new Response('Not found', { status: 404 });
      // Vite puts a hash of its content into the name of everything under /assets.
      const lasting = path.startsWith('/assets/');
      const headers = {
        etag: file.tag,
        vary: 'accept-encoding',
        'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      };
      if (asked.get('if-none-match') === file.tag)
        return new Response(null, { status: 304, headers });
      const packs = /\bgzip\b/.test(asked.get('accept-encoding') ?? '');
      return new Response(packs ? file.packed : file.plain, {
        headers: {
          ...headers,
          'content-type': file.type,
          ...(packs ? { 'content-encoding': 'gzip' } : {}),
        },
      });
    },
  };
}

/** Whether a path asks for a file rather than for a page: report ids may hold dots, and slashes too. */
function isFileName(path: string): boolean {
  return path.startsWith('/assets/') || (path.lastIndexOf('/') === 0 && extname(path) !== '');
}
