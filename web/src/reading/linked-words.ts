import type { Entry } from './entry.ts';

/** The words that a link points at ("120-164"), as an entry of the page's own; null where they are none. */
export function linkedWords(at: string | undefined, length: number): Entry | null {
  const [, start, end] = /^(\d{1,8})-(\d{1,8})$/.exec(at ?? '')?.map(Number) ?? [];
  if (start === undefined || start >= end || end > length) return null;
  return {
    id: 'linked',
    kind: 'shared',
    marks: [{ start, end, role: 'words' }],
    more: [],
    speaker: null,
    within: null,
    event: null,
    heading: 'These words',
    tag: '',
    lines: [],
    details: [],
    why: null,
    review: '',
  };
}
