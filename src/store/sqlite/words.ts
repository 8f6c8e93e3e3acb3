/** Words of a question, as the letters and digits that FTS5 indexes; "…" keeps a phrase together. */
const PART = /"([^"]*)"|(\S+)/g;
const LETTERS = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * Turns what somebody typed into an FTS5 expression: every word must stand in the text, quoted ones
 * side by side, and the last word may still be unfinished. Null where there is no word at all.
 * Never gives FTS5 anything it could read as an operator (https://sqlite.org/fts5.html, section 3).
 */
export function ftsExpression(question: string): string | null {
  const phrases: string[] = [];
  let open = false;
  for (const [, quoted, bare] of question.matchAll(PART)) {
    const words = (quoted ?? bare).match(LETTERS);
    if (!words) continue;
    phrases.push(`"${words.join(' ')}"`);
    open = quoted === undefined;
  }
  if (phrases.length === 0) return null;
  if (open && !/\s$/.test(question)) phrases[phrases.length - 1] += '*';
  return phrases.join(' AND ');
}
