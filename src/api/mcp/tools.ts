import * as z from 'zod';
import { ledger } from '../../resolve/index.ts';
import { StoreError } from '../../store/error.ts';
import { FIND_KINDS, type FindQuery, type Found } from '../../store/find/query.ts';
import type { Store } from '../../store/store.ts';
import { ApiError } from '../error.ts';
import { entryWithReasons } from '../routes/entries.ts';
import { citationOf, cited, sourceOf } from './citation.ts';

/** What a tool answers: for people and models to read, and the same as data. */
export interface ToolAnswer {
  readonly text: string;
  readonly data: { readonly [name: string]: unknown };
}

/** A question that assistants may ask: a thin face of a call that the API makes too. */
export interface Tool<Input extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  answer(store: Store, asked: z.infer<Input>, base: string): Promise<ToolAnswer>;
}

const tool = <Input extends z.ZodType>(definition: Tool<Input>): Tool => definition as never;

const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .describe('YYYY, YYYY-MM or YYYY-MM-DD');
const who = (part: string) =>
  z
    .string()
    .max(200)
    .describe(`${part}: a name, a country code such as FRA, or a key such as Q157`);
const page = {
  limit: z.int().min(1).max(50).default(10),
  cursor: z.string().max(1_000).optional().describe('"next" of the answer before'),
};
const period = { from: date.optional(), to: date.optional() };
/** Characters of a report in one answer. */
const MOST = 20_000;

const search = tool({
  name: 'search',
  title: 'Search the archive',
  description:
    'Finds statements (who said what), events (who did what to whom), commitments, stances, figures or whole reports. Everything given must hold together. Every result carries its words and a citation.',
  input: z.strictObject({
    kind: z.enum(FIND_KINDS).default('statement'),
    words: z
      .string()
      .max(400)
      .optional()
      .describe('words that must all stand there; "…" for a phrase'),
    speaker: who('who said it').optional(),
    actor: who('who did or undertook it').optional(),
    recipient: who('to whom').optional(),
    anyone: who('who has any part in it').optional(),
    between: z.tuple([z.string(), z.string()]).optional().describe('two who both take part'),
    type: z
      .array(z.string())
      .optional()
      .describe('event types (ASSAULT, CONSULT, …), or pledge, threat, support, …'),
    outlet: z.string().max(200).optional(),
    asserted: z.boolean().optional().describe('true: the report itself says so'),
    ...period,
    ...page,
  }),
  answer: (store, asked, base) => found(store, asked, base),
});

const readReport = tool({
  name: 'read_report',
  title: 'Read a report',
  description: `Gives the text of a report with its facts, ${MOST} characters at a time, and counts of what was read in it.`,
  input: z.strictObject({
    report: z.string().max(300).describe('its id, as results name it'),
    start: z.int().min(0).default(0).describe('from which character'),
  }),
  async answer(store, { report: id, start }, base) {
    const record = await store.record(id);
    if (!record) throw new ApiError(404, 'report-missing', `No report has the id "${id}".`);
    const { report } = record;
    const source = sourceOf(report, base);
    const text = report.text.slice(start, start + MOST);
    const next = start + MOST < report.text.length ? start + MOST : null;
    const counts = {
      statements: record.statements.length,
      events: record.events.length,
      commitments: record.commitments.length,
      stances: record.stances.length,
      figures: record.figures.length,
    };
    const more = next === null ? '' : `\n\n(continues: start ${next})`;
    return {
      text: `${cited(source)}\n\n${text}${more}`,
      data: { ...source, byline: report.byline, language: report.language, text, next, counts },
    };
  },
});

const PARTS = {
  said: { kind: 'statement', role: 'speaker' },
  did: { kind: 'event', role: 'actor' },
  received: { kind: 'event', role: 'recipient' },
  undertook: { kind: 'commitment', role: 'actor' },
  supports: { kind: 'stance', role: 'actor' },
} as const;

const entriesOfActor = tool({
  name: 'entries_of_actor',
  title: 'What an actor said, did or undertook',
  description:
    'Entries in which somebody takes the part asked for, with the dates meant by that part, the newest first. Every result carries its words and a citation.',
  input: z.strictObject({
    actor: who('who'),
    part: z
      .enum(['said', 'did', 'received', 'undertook', 'supports'])
      .describe('supports: whom they stand with or against'),
    ...period,
    ...page,
  }),
  answer(store, { actor, part, ...rest }, base) {
    const { kind, role } = PARTS[part];
    return found(store, { ...rest, kind, [role]: actor }, base);
  },
});

const readLedger = tool({
  name: 'ledger',
  title: 'Commitments and what came of them',
  description:
    'Pledges, offers, agreements, refusals, threats, demands and proposals, with later deeds that keep or break them. The status is what later reports tell; “unknown” where they disagree. Every result carries its words and a citation.',
  input: z.strictObject({
    actor: who('who undertook or asked').optional(),
    recipient: who('to or of whom').optional(),
    type: z.array(z.string()).optional().describe('pledge, threat, …'),
    words: z.string().max(400).optional(),
    conditional: z.boolean().optional().describe('whether there is a condition'),
    ...period,
    ...page,
  }),
  async answer(store, asked, base) {
    const { entries, total, next } = await ledger(store, { ...asked, kind: 'commitment' });
    const results = entries.map(({ deeds, status, ...found }) => ({
      ...lineOf(found),
      status,
      citation: citationOf(found, base),
      deeds: deeds.map(({ entry, relation, score, why }) => ({
        relation,
        score,
        why,
        citation: citationOf(entry, base),
      })),
    }));
    const lines = results.map(({ line, status, citation, deeds }, index) => {
      const told = deeds.map(
        ({ relation, citation }) => `   - ${relation}: “${citation.sentence}” ${cited(citation)}`,
      );
      const head = `${index + 1}. ${line}: ${status}\n   “${citation.words}”\n   ${cited(citation)}`;
      return [head, ...told].join('\n');
    });
    const more = next ? [`More: cursor ${next}`] : [];
    return {
      text: [`${total} found.`, ...lines, ...more].join('\n'),
      data: { total, next, results },
    };
  },
});

const explainEntry = tool({
  name: 'explain_entry',
  title: 'Why an entry is there',
  description:
    'Says which rule or model made an entry, on which words, how sure it is, and what else it might have been.',
  input: z.strictObject({
    report: z.string().max(300).describe('id of the report'),
    entry: z.string().max(100).describe('id of the entry'),
  }),
  async answer(store, { report, entry }, base) {
    const { explanation, found } = await entryWithReasons(store, report, entry);
    const { says, score, words, alternatives } = explanation;
    const others = alternatives
      .slice(1, 4)
      .map(({ label, score }) => `${label} (${Math.round(score * 100)}%)`);
    const lines = [
      `${says} Score ${score.toFixed(2)}.`,
      ...words.map(({ role, text }) => `- ${role}: “${text}”`),
      ...(others.length > 0 ? [`Else it might be ${others.join(', ')}.`] : []),
      ...(found ? [cited(citationOf(found, base))] : []),
    ];
    return {
      text: lines.join('\n'),
      data: { ...explanation, citation: found && citationOf(found, base) },
    };
  },
});

/** Every tool, in the order in which they are listed. */
export const TOOLS: readonly Tool[] = [
  search,
  readReport,
  entriesOfActor,
  readLedger,
  explainEntry,
];

/** What a question finds, one numbered result after another. */
async function found(store: Store, query: FindQuery, base: string): Promise<ToolAnswer> {
  const { entries, total, next, unknown } = await store.find(query);
  const results = entries.map((one) => ({ ...lineOf(one), citation: citationOf(one, base) }));
  const lines = results.map(({ line, citation }, index) => {
    const { sentence, words } = citation;
    const context = sentence === words ? '' : `\n   In: ${sentence}`;
    return `${index + 1}. ${line}\n   “${words}”${context}\n   ${cited(citation)}`;
  });
  const head = `${total} found${unknown.length > 0 ? `; nobody here is named ${unknown.join(', ')}` : ''}.`;
  return {
    text: [head, ...lines, ...(next ? [`More: cursor ${next}`] : [])].join('\n'),
    data: { total, next, unknown, results },
  };
}

/** An entry in a line: what it is, who takes part, when, and how sure it is. */
function lineOf({ kind, id, fields, parties, score }: Found) {
  const names = parties.map(({ role, name, words }) => `${role} ${name ?? words ?? '?'}`);
  const { type, status, date, deadline } = fields;
  const told = [kind, type, status, ...names, date && `date ${date}`, deadline && `by ${deadline}`];
  return { kind, id, fields, parties, score, line: told.filter(Boolean).join(', ') };
}

/** What to say of a question that failed; null where it is no fault of the question. */
export function failureOf(cause: unknown): string | null {
  return cause instanceof ApiError || cause instanceof StoreError ? cause.message : null;
}
