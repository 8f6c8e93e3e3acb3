/**
 * Marks that make one token when they stand in a row: dots, dashes, rules, arrows, and a stop with the
 * question or exclamation it was typed beside (".?", "!.").
 */
const ROW =
  /\.[!?]+|[!?]+\.(?!\.)|\.{2,}|…+|-{2,}|[!?]{2,}|[‘’]{2}|([*=_~+#<>|^/\\,'`"$])\1+|[-=>]{2,}/y;

/**
 * End of the mark or symbol at `start`: a row of equal marks is one, an emoji with all that
 * modifies it is one, everything else stands alone. Always at least one character.
 */
export function punctuationEnd(text: string, start: number, to: number): number {
  ROW.lastIndex = start;
  if (ROW.test(text)) return Math.min(ROW.lastIndex, to);
  let end = start + size(text, start);
  if (text.charCodeAt(start) < 128) return end;
  if (isFlagLetter(text, start) && isFlagLetter(text, end)) return Math.min(end + 2, to);
  while (end < to) {
    const code = text.codePointAt(end) as number;
    if (code === 0x200d && end + 1 < to) end += 1 + size(text, end + 1);
    else if (isModifier(code)) end += size(text, end);
    else break;
  }
  return Math.min(end, to);
}

/** UTF-16 units of the character at a place: 2 for an astral one. A lone surrogate counts 1. */
function size(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** Regional indicators, of which two make a flag. */
function isFlagLetter(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

/** Variation selectors, skin tones, tags, combining marks. */
function isModifier(code: number): boolean {
  return (
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0x1f3fb && code <= 0x1f3ff) ||
    (code >= 0xe0020 && code <= 0xe007f) ||
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x20d0 && code <= 0x20ff)
  );
}
