import type { FindKind, ReportRecord } from '../api/answers.ts';
import type { Selected } from './draft.ts';
import type { Draft } from './fields.ts';
import type { Party } from './parties.ts';

/** A property of an entry that stands on words, what those are in it, and how the record holds them. */
interface SpanField {
  readonly name: string;
  readonly label: string;
  /** `own`: the entry's own start and end; `chars`: offsets alone; `source`: who a statement is from. */
  readonly as: 'own' | 'words' | 'chars' | 'source' | 'party';
  /** Any number of them, or one that may be missing; else just one. */
  readonly many?: true;
  readonly optional?: true;
  /** The role that its words have in the text. */
  readonly role: string;
}

/** The words that each kind of entry stands on, those it cannot be without first. */
const SPAN_FIELDS: { readonly [kind in FindKind]: readonly SpanField[] } = {
  statement: [
    { name: 'content', label: 'What is said', as: 'chars', many: true, role: 'content' },
    { name: 'source', label: 'Who says it', as: 'source', optional: true, role: 'who' },
    { name: 'cue', label: 'Cue', as: 'words', optional: true, role: 'cue' },
  ],
  event: [
    { name: 'trigger', label: 'Deed', as: 'words', role: 'trigger' },
    { name: 'actors', label: 'Who', as: 'party', many: true, role: 'who' },
    { name: 'recipients', label: 'To whom', as: 'party', many: true, role: 'whom' },
  ],
  commitment: [
    { name: 'act', label: 'What', as: 'words', role: 'act' },
    { name: 'trigger', label: 'Verb', as: 'words', role: 'trigger' },
    { name: 'by', label: 'Who', as: 'party', many: true, role: 'who' },
    { name: 'to', label: 'To whom', as: 'party', many: true, role: 'whom' },
    { name: 'condition', label: 'Condition', as: 'words', optional: true, role: 'condition' },
  ],
  stance: [
    { name: 'cue', label: 'Cue', as: 'words', role: 'cue' },
    { name: 'holder', label: 'Who', as: 'party', role: 'who' },
    { name: 'object', label: 'For or against', as: 'party', role: 'whom' },
  ],
  figure: [{ name: 'words', label: 'Words', as: 'own', role: 'words' }],
};

/** One place of an entry that words fill, or could. */
export interface Place {
  /** "actors 0". */
  readonly id: string;
  readonly label: string;
  readonly role: string;
  /** Null where nothing stands there yet. */
  readonly span: Selected | null;
  /** Whether it may be left empty. */
  readonly removable: boolean;
  readonly field: SpanField;
  readonly index: number;
}

/** Every place of an entry in order, and one more for each property that takes further words. */
export function placesOf(kind: FindKind, draft: Draft): Place[] {
  return SPAN_FIELDS[kind].flatMap((field): Place[] => {
    const { name, label, role, many, optional } = field;
    if (!many) {
      const span = field.as === 'own' ? spanIn(draft) : spanIn(draft[name]);
      const removable = Boolean(optional) && span !== null;
      return [{ id: name, label, role, span, removable, field, index: 0 }];
    }
    const list = listIn(draft, name);
    const filled = list.map((one, index) => ({
      id: `${name} ${index}`,
      label: list.length > 1 ? `${label} (${index + 1})` : label,
      role,
      span: spanIn(one),
      // A statement says something.
      removable: name !== 'content' || list.length > 1,
      field,
      index,
    }));
    const more = list.length > 0 ? `${label}: another` : label;
    const index = list.length;
    const next = { id: `${name} ${index}`, label: more, role, span: null, removable: false };
    return [...filled, { ...next, field, index }];
  });
}

/** The entry with other words in a place; null takes them away. */
export function withPlace(
  draft: Draft,
  { field, index }: Place,
  span: Selected | null,
  record: ReportRecord,
): Draft {
  const { name, as, many } = field;
  const value = span && spanValue(field, span, record);
  if (as === 'own') return { ...draft, ...(value as object) };
  if (many) {
    const list = [...listIn(draft, name)];
    if (value === null) list.splice(index, 1);
    else list[index] = value;
    // Broken quotations are told in the order of the text.
    if (as === 'chars') list.sort((one, other) => startOf(one) - startOf(other));
    return { ...draft, [name]: list };
  }
  const changed = { ...draft, [name]: value };
  if (as !== 'source' || !span) return changed;
  // Whoever these words name is who speaks.
  const { actor, members } = partyOf(span, record);
  const speakers = actor ? [actor] : members;
  return speakers.length > 0 ? { ...changed, speakers } : changed;
}

function spanValue({ as }: SpanField, span: Selected, record: ReportRecord): unknown {
  const { start, end } = span;
  const text = record.report.text.slice(start, end);
  switch (as) {
    case 'chars':
      return { start, end };
    case 'party':
      return partyOf(span, record);
    case 'source':
      return { start, end, text, mention: partyOf(span, record).mention };
    default:
      return { start, end, text };
  }
}

/**
 * Words as a party: the mention on just these words, else the one that shares most of them, at least
 * half; nobody known where there is none.
 */
export function partyOf({ start, end }: Selected, record: ReportRecord): Party {
  const shared = (one: Selected) => Math.min(end, one.end) - Math.max(start, one.start);
  const [mention] = record.mentions
    .filter((one) => shared(one) * 2 >= Math.max(end - start, one.end - one.start))
    .sort((one, other) => shared(other) - shared(one));
  return {
    start,
    end,
    text: record.report.text.slice(start, end),
    mention: mention?.id ?? null,
    actor: mention?.actor ?? null,
    members: [...(mention?.members ?? [])],
  };
}

/** A run of letters and digits, with what joins them inside; or one other sign. */
const WORD = /[\p{L}\p{N}]+(?:[.'’-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;

/**
 * A span with its start or end moved by a word, within its paragraph; it keeps one word at least.
 * Where it cannot move it is given back as it is.
 */
export function stepped(
  text: string,
  { start, end }: Selected,
  edge: 'start' | 'end',
  by: 1 | -1,
): Selected {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const until = text.indexOf('\n', end);
  const paragraph = text.slice(from, until < 0 ? text.length : until);
  const words = [...paragraph.matchAll(WORD)].map(({ index, 0: word }) => ({
    start: from + index,
    end: from + index + word.length,
  }));
  if (edge === 'start') {
    const to =
      by > 0
        ? words.find((word) => word.start > start)
        : words.findLast((word) => word.start < start);
    return to && to.start < end ? { start: to.start, end } : { start, end };
  }
  const to =
    by > 0 ? words.find((word) => word.end > end) : words.findLast((word) => word.end < end);
  return to && to.end > start ? { start, end: to.end } : { start, end };
}

const listIn = (draft: Draft, name: string) => (draft[name] ?? []) as readonly unknown[];
const startOf = (value: unknown) => (value as Selected).start;

function spanIn(value: unknown): Selected | null {
  const { start, end } = (value ?? {}) as Partial<Selected>;
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : null;
}
