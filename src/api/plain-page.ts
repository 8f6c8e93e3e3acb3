import { createHash } from 'node:crypto';

/** Characters that would be markup, written so that they are not. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The look of pages that stand for themselves: light and dark, readable at any width. */
const STYLE = `:root{color-scheme:light dark}
body{font:1rem/1.55 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;
 color:light-dark(#222,#ddd);background:light-dark(#fcfbf8,#17181a)}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin:2.2rem 0 .4rem}
code,pre{font:.9rem/1.5 ui-monospace,monospace}
pre{overflow-x:auto;padding:.7rem;background:light-dark(#f1eee6,#232529);border-radius:4px}
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.25rem .8rem .25rem 0;
 border-top:1px solid light-dark(#ddd8cc,#383b40)}
a{color:light-dark(#0b5394,#8ab8f0)}
label{display:block;margin:.8rem 0 .2rem}
input,button{font:inherit;padding:.5rem .6rem;min-width:16rem;border-radius:4px;
 border:1px solid light-dark(#767676,#8a8a8a);background:light-dark(#fff,#232529);color:inherit}
button{margin-top:1.2rem;cursor:pointer}
.method{display:inline-block;min-width:3.2rem;font-weight:600}
.wrong{color:light-dark(#a01515,#ff9a8a)}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/**
 * A page without a script, whose style stands in it: title and body are HTML. It may load nothing and
 * send its forms here alone.
 */
export function plainPage(title: string, body: string, status = 200): Response {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head><body>${body}</body></html>`;
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      // Without a referrer a browser sends forms with the Origin "null", which is refused.
      'referrer-policy': 'same-origin',
      'cache-control': 'no-cache',
    },
  });
}
