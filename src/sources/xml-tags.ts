/** One step through an XML document. Names are in lower case, without their prefix. */
export type XmlStep =
  | {
      readonly kind: 'open';
      readonly name: string;
      /** By name in lower case; of one given twice the first. */
      readonly attributes: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** A tag longer than this is damage (characters). */
const LONGEST_TAG = 100_000;

/**
 * The tags and words of an XML document in order, in time that grows with its length alone. Nothing is
 * expanded but the five entities of XML and numbered characters, and nothing is fetched. A document
 * that declares entities of its own, or breaks off inside of a tag, throws an Error in words.
 */
export function* xmlSteps(text: string): Generator<XmlStep> {
  let from = 0;
  while (from < text.length) {
    const at = text.indexOf('<', from);
    const words = text.slice(from, at < 0 ? undefined : at);
    if (words.trim()) yield { kind: 'text', text: unescaped(words) };
    if (at < 0) return;
    if (text.startsWith('<!--', at)) from = past(text, '-->', at + 4);
    else if (text.startsWith('<![CDATA[', at)) {
      from = past(text, ']]>', at + 9);
      yield { kind: 'text', text: text.slice(at + 9, from - 3) };
    } else if (text.startsWith('<?', at)) from = past(text, '?>', at + 2);
    else if (text.startsWith('<!', at)) {
      from = past(text, '>', at + 2);
      // What may stand in brackets here are declarations, of entities among others.
      if (text.slice(at, from).includes('[')) {
        throw new Error('it declares entities of its own, which are not expanded');
      }
    } else {
      from = pastTag(text, at + 1);
      yield* tagSteps(text.slice(at + 1, from - 1));
    }
  }
}

function* tagSteps(tag: string): Generator<XmlStep> {
  const name = localName(/^\/?\s*([^\s/>]*)/.exec(tag)?.[1] ?? '');
  if (tag.startsWith('/')) {
    yield { kind: 'close', name };
    return;
  }
  yield { kind: 'open', name, attributes: attributesIn(tag) };
  if (tag.endsWith('/')) yield { kind: 'close', name };
}

/** The attributes of a tag; the name, which has no value, is passed over as one would be. */
function attributesIn(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  // Each part is looked at once, from where the one before ended.
  const part = /[^\s=/"']+|=\s*"[^"]*"|=\s*'[^']*'|[\s=/"']/y;
  let name = '';
  for (let found = part.exec(tag); found; found = part.exec(tag)) {
    const [token] = found;
    const value = /^=\s*["']/.exec(token);
    if (value) {
      const key = name.toLowerCase();
      if (key && !attributes.has(key)) {
        attributes.set(key, unescaped(token.slice(value[0].length, -1)));
      }
      name = '';
    } else if (!/^\s/.test(token)) name = token;
  }
  return attributes;
}

/** Where a tag is over: at the first ">" outside of quotation marks. */
function pastTag(text: string, from: number): number {
  let quote = '';
  const limit = Math.min(text.length, from + LONGEST_TAG);
  for (let at = from; at < limit; at++) {
    const character = text[at];
    if (quote) {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
  }
  throw new Error('it breaks off inside of a tag');
}

function past(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  if (at < 0) throw new Error('it breaks off');
  return at + end.length;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

const NAMED: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, ten, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = ten !== undefined ? Number(ten) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
