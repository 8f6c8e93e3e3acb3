import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  KINDS,
  type Kind,
  LABELS,
  labelOf,
  OUTSIDE,
  placeAt,
} from '../../src/stages/6-names/labels.ts';

/**
 * Sentences with the labels each token may bear: one bit per label. The data sets annotate different
 * kinds, so that what one leaves open stays open: where Universal NER says "outside", a nationality
 * may still stand.
 */
export interface LabelledSentence {
  readonly words: readonly string[];
  readonly allowed: Int32Array;
  /** The inner names of a name, where the data nests them: BIO labels as written. */
  readonly inner: readonly string[];
}

/** One article or post: sentences that speak of the same things. */
export interface LabelledDocument {
  readonly id: string;
  readonly source: 'worldwide' | 'ewt' | 'wikigold' | 'gum' | 'silver';
  readonly sentences: readonly LabelledSentence[];
}

const WORLDWIDE: Readonly<Record<string, Kind>> = {
  Person: 'PER',
  Organization: 'ORG',
  Location: 'LOC',
  NORP: 'NORP',
  Facility: 'FAC',
  Misc: 'MISC',
  Product: 'MISC',
};

/** Every label of some kinds as bits, with or without `outside`. */
export const ANY = (kinds: readonly Kind[], outside: boolean): number => {
  let bits = outside ? 1 << OUTSIDE : 0;
  for (const kind of kinds)
    for (let place = 0; place < 4; place++) bits |= 1 << labelOf(KINDS.indexOf(kind), place);
  return bits;
};

/** The labels that the word at a place of a name of `size` words may bear, the name being of one of the kinds. */
export function nameBits(kinds: readonly Kind[], at: number, size: number): number {
  const place = placeAt(at, size);
  return kinds.reduce((bits, kind) => bits | (1 << labelOf(KINDS.indexOf(kind), place)), 0);
}

export const ALL_LABELS = (2 ** LABELS - 1) | 0;

/** What each label of a data set leaves open: kinds for a name, the whole of `outside` for the rest. */
const SCHEMES = {
  worldwide: { names: (type: string) => [WORLDWIDE[type]].filter(Boolean), outside: 1, loose: [] },
  ewt: {
    names: (type: string): Kind[] =>
      type === 'PER' ? ['PER'] : type === 'ORG' ? ['ORG'] : ['LOC', 'FAC'],
    outside: ANY(['NORP', 'MISC'], true),
    loose: [],
  },
  wikigold: {
    names: (type: string): Kind[] =>
      type === 'PER' ? ['PER'] : type === 'ORG' ? ['ORG'] : type === 'LOC' ? ['LOC', 'FAC'] : [],
    outside: 1,
    loose: ['MISC'],
  },
} as const;

/** Reads one corpus of names; throws `data-missing` where the file is not there. */
export function readNames(data: string, file: string): LabelledDocument[] {
  const path = join(data, 'names', file);
  if (!existsSync(path)) throw new Error(`data-missing: no file ${path}`);
  const source = file.startsWith('worldwide')
    ? 'worldwide'
    : file.startsWith('uner')
      ? 'ewt'
      : 'wikigold';
  const documents = new Map<string, LabelledSentence[]>();
  let id = source as string;
  let rows: string[][] = [];
  const close = () => {
    if (rows.length === 0) return;
    const list = documents.get(id) ?? [];
    documents.set(id, list);
    list.push(sentenceOf(rows, source));
    rows = [];
  };
  let count = 0;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.trim() === '') close();
    else if (line.startsWith('# ') && rows.length === 0) {
      close();
      const [, key, value] = /^# (\S+) = (.*)$/.exec(line) ?? [];
      if (key === 'document') id = value;
      if (key === 'sent_id') id = value.replace(/-\d+$/, '');
    } else rows.push(line.split(source === 'wikigold' ? ' ' : '\t'));
    // Wikigold gives no borders of documents: windows of its sentences serve.
    if (source === 'wikigold' && rows.length === 0) id = `wikigold-${Math.floor(count++ / 12)}`;
  }
  close();
  return [...documents].map(([id, sentences]) => ({ id, source, sentences }));
}

function sentenceOf(rows: readonly string[][], source: keyof typeof SCHEMES): LabelledSentence {
  const scheme = SCHEMES[source];
  const type = rows.map((row) => row[1]?.slice(2) ?? '');
  const begins = rows.map(
    (row, i) => row[1] !== 'O' && (row[1]?.startsWith('B-') || i === 0 || type[i] !== type[i - 1]),
  );
  const allowed = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; ) {
    let to = i + 1;
    if (rows[i][1] === 'O' || rows[i][1] === undefined) {
      allowed[i] = scheme.outside;
      i = to;
      continue;
    }
    while (to < rows.length && rows[to][1] !== 'O' && !begins[to]) to++;
    const kinds = scheme.names(type[i]) as readonly Kind[];
    if (kinds.length === 0) {
      const open = (scheme.loose as readonly string[]).includes(type[i]);
      for (let at = i; at < to; at++) allowed[at] = open ? ANY(['NORP', 'MISC'], false) : 1;
    } else {
      for (let at = i; at < to; at++) allowed[at] = nameBits(kinds, at - i, to - i);
    }
    i = to;
  }
  return { words: rows.map((row) => row[0]), allowed, inner: rows.map((row) => row[2] ?? 'O') };
}
