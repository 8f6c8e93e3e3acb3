import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A text that stands inside the page, with the hash that the page's policy allows it by. */
interface Inlined {
  readonly text: string;
  /** CSP source expression ("sha256-…"). */
  readonly hash: string;
}

/** The style and the script of the self-contained page, from the files beside this one. */
export const STYLE = inlined('page.css');
export const SCRIPT = inlined('page.browser.js');

function inlined(file: string): Inlined {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return { text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` };
}
