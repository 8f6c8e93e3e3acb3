import type { Doc } from '../doc/doc.ts';
import { RECORD_SCHEMA } from '../record/kinds.ts';
import type { ProblemEntry, Record } from '../record/record.ts';
import { sha256Hex } from '../text/hash.ts';
import type { World } from '../world/world.ts';
import { commitments, events, figures, stances } from './deeds.ts';
import { actors, mentions, times } from './participants.ts';
import { Sheaf } from './sheaf.ts';
import { statements } from './statements.ts';

/** Who read: stands in every record. */
export interface ReaderVersion {
  readonly version: string;
  /** Stage name to version. */
  readonly models: { readonly [stage: string]: string };
}

/**
 * Turns a Doc that has been through every stage into its record: tokens become characters, indexes
 * become ids, and nothing is decided any more.
 */
export function harvest(doc: Doc, world: World, reader: ReaderVersion): Record {
  const sheaf = new Sheaf(doc);
  const { report } = doc;
  const blocks = doc.layer('blocks');
  const title = blocks.find((block) => block.kind === 'title');
  return {
    schema: RECORD_SCHEMA,
    engine: { name: 'chancery', version: reader.version, models: { ...reader.models } },
    report: {
      id: report.id,
      url: report.url,
      outlet: report.outlet,
      title: report.title ?? (title ? doc.text.slice(title.start, title.end) : null),
      byline: report.byline.length
        ? [...report.byline]
        : blocks
            .filter((block) => block.kind === 'byline')
            .map((block) => doc.text.slice(block.start, block.end)),
      published: report.published,
      modified: report.modified ?? null,
      retrieved: report.retrieved,
      language: languageOf(blocks),
      text: report.text,
      sha256: sha256Hex(report.text),
      raw: report.raw,
    },
    sentences: sentences(doc),
    mentions: mentions(sheaf),
    actors: actors(sheaf),
    times: times(sheaf),
    statements: statements(sheaf),
    events: events(sheaf, world),
    commitments: commitments(sheaf),
    stances: stances(sheaf),
    figures: figures(sheaf),
    problems: problems(doc),
  };
}

/** The language that most characters of the report are in. */
function languageOf(
  blocks: readonly { readonly start: number; readonly end: number; readonly language: string }[],
): string {
  const size = new Map<string, number>();
  for (const { language, start, end } of blocks) {
    if (language !== 'und') size.set(language, (size.get(language) ?? 0) + end - start);
  }
  const [first] = [...size].sort((a, b) => b[1] - a[1]);
  return first ? first[0] : 'und';
}

function sentences(doc: Doc): { start: number; end: number }[] {
  const { length, from, to } = doc.layer('sentences');
  return Array.from({ length }, (_, i) => doc.chars({ from: from[i], to: to[i] }));
}

/** Doubts in the order of the text, each once. */
function problems(doc: Doc): ProblemEntry[] {
  const seen = new Set<string>();
  return [...doc.problems]
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.kind < b.kind ? -1 : 1))
    .filter(({ kind, start, end }) => {
      const key = `${kind} ${start} ${end}`;
      return !seen.has(key) && seen.add(key);
    })
    .map(({ kind, start, end, message }) => ({ kind, start, end, message }));
}
