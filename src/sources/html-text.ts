/** Elements that end a paragraph where they begin and end. */
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 ' +
    'HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH TR UL'
  ).split(' '),
);

/**
 * The words of an element as plain text: one paragraph per block, parted by a blank line, white
 * space folded, `<br>` a line break. Nodes are walked by hand, without recursion, so that depth
 * costs nothing.
 */
export function blockText(root: Element): string {
  const paragraphs: string[] = [];
  let current = '';
  const finish = () => {
    const words = current
      .replace(/[ \t\r\f\u200b]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim();
    if (words) paragraphs.push(words);
    current = '';
  };
  const pending: { node: Node; leaving: boolean }[] = [{ node: root, leaving: false }];
  for (let step = pending.pop(); step; step = pending.pop()) {
    const { node, leaving } = step;
    if (node.nodeType === 3) {
      current += (node.nodeValue ?? '').replace(/[\s\u00a0]+/g, ' ');
    } else if (node.nodeName === 'BR') {
      // Two line breaks in a row part paragraphs, as old pages write them.
      if (current.endsWith('\n')) finish();
      else current += '\n';
    } else if (node.nodeType === 1) {
      if (BLOCKS.has(node.nodeName.toUpperCase())) finish();
      if (leaving) continue;
      pending.push({ node, leaving: true });
      for (let child = node.lastChild; child; child = child.previousSibling) {
        pending.push({ node: child, leaving: false });
      }
    }
  }
  finish();
  return paragraphs.join('\n\n');
}

/** Elements that hold nothing, or whose end may be left out: they say nothing of depth. */
const SHALLOW = new Set(
  (
    'area base br col colgroup dd dt embed hr img input li link meta option p param source tbody td tfoot ' +
    'th thead tr track wbr'
  ).split(' '),
);

/**
 * How deep a page's elements stand in one another, by its tags alone. The time that a DOM takes
 * grows with the square of it, so that a deep page is better not parsed.
 */
export function depthOf(html: string): number {
  let [depth, deepest] = [0, 0];
  for (const [, closing, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (SHALLOW.has(name.toLowerCase())) continue;
    depth = closing ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}
