/** Where an item of an XML feed stands in it: UTF-16 offsets, from its opening tag past its closing one. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** The tag's name as written, prefix included. */
  readonly tag: string;
}

/**
 * The items of an XML feed by their tags alone, in order, without parsing what is around them; null
 * for one that is not closed before the next begins. Tags inside CDATA and comments do not count,
 * but a section that runs over the end of an item is taken for one whose end was lost.
 */
export function itemsIn(text: string): (Piece | null)[] {
  const pieces: (Piece | null)[] = [];
  const tags = /<!\[CDATA\[|<!--|<(\/?)((?:[\w-]+:)?(?:item|entry))(?=[\s/>])[^<>]*?(\/?)>/gi;
  const commentEnd = finder(text, /-->/g);
  const sectionEnd = finder(text, /\]\]>/g);
  const itemEnd = finder(text, /<\/(?:[\w-]+:)?(?:item|entry)\s*>/gi);
  let open: { start: number; tag: string } | null = null;
  for (let found = tags.exec(text); found; found = tags.exec(text)) {
    const [whole, closing, tag, empty] = found;
    if (tag === undefined) {
      const end = (whole === '<!--' ? commentEnd : sectionEnd)(tags.lastIndex);
      if (end < itemEnd(tags.lastIndex)) tags.lastIndex = end;
    } else if (closing) {
      if (open) pieces.push({ ...open, end: tags.lastIndex });
      open = null;
    } else {
      if (open) pieces.push(null);
      open = { start: found.index, tag };
      if (empty) {
        pieces.push({ ...open, end: tags.lastIndex });
        open = null;
      }
    }
  }
  if (open) pieces.push(null);
  return pieces;
}

/**
 * Where a pattern next begins from a place on, or infinity. Places must not go back; each part of
 * the text is looked at once, so that no feed takes longer than its length.
 */
function finder(text: string, pattern: RegExp): (from: number) => number {
  let next = -1;
  return (from) => {
    if (next < from) {
      pattern.lastIndex = from;
      next = pattern.exec(text)?.index ?? Number.POSITIVE_INFINITY;
    }
    return next;
  };
}

/** A feed with that item alone: the feed's head, the item, and closing tags for what the head opened. */
export function pieceAlone(text: string, { start, end, tag }: Piece): string {
  const first = text.search(new RegExp(`<${tag}[\\s/>]`));
  const head = text.slice(0, first < 0 ? start : first);
  const root = /<((?:\w+:)?(?:rss|feed|rdf))[\s>]/i.exec(head)?.[1] ?? 'rss';
  const channel = /<((?:\w+:)?channel)[\s>]/i.exec(head)?.[1] ?? null;
  const inside = channel !== null && !new RegExp(`</${channel}\\s*>`).test(head);
  const item = text.slice(start, end);
  return `${head}${item}${inside ? `</${channel}>` : ''}</${root}>`;
}
