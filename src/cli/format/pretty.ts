import { type Explanation, explainer } from '../../record/explain.ts';
import type { Record } from '../../record/record.ts';
import { pc } from './colors.ts';
import { datesOf, flat } from './phrases.ts';
import type { Printer } from './printer.ts';
import { sections } from './sections.ts';
import { wrap } from './wrap.ts';

/** The colour of each kind of entry, by the title of its section. */
const PAINT: { readonly [title: string]: (text: string) => string } = {
  Statements: pc.cyan,
  Events: pc.yellow,
  Commitments: pc.green,
  Stances: pc.blue,
  Figures: pc.blue,
  Doubts: pc.red,
};
/** Widest line that is comfortable to read, in columns. */
const COMFORTABLE = 100;

/**
 * Records for the eye: the report with its sentences numbered and the words that entries rest on
 * marked, then the entries, then the doubts. Colour only where the terminal shows it. `explained`:
 * under each entry, why it is there.
 */
export function prettyPrinter(explained = false): Printer {
  const width = Math.min(process.stdout.columns ?? 80, COMFORTABLE);
  let first = true;
  return {
    record(record) {
      const rule = first ? '' : `${pc.dim('─'.repeat(width))}\n`;
      first = false;
      return `${rule}${heading(record, width)}\n${body(record, width)}\n${entries(record, width, explained)}`;
    },
    end: () => '',
  };
}

function heading({ report }: Record, width: number): string {
  const where = [report.outlet, datesOf(report), report.byline.join(', ')].filter(Boolean);
  const title = report.title ? `${pc.bold(wrap(report.title, width))}\n` : '';
  return `${title}${pc.dim(where.join(' · '))}\n`;
}

/** The report, a numbered sentence at a time; paragraphs stay apart as in the text. */
function body(record: Record, width: number): string {
  const { text } = record.report;
  const marks = marksOf(record);
  let out = '';
  let last = 0;
  for (const [index, { start, end }] of record.sentences.entries()) {
    if (index > 0 && text.slice(last, start).includes('\n')) out += '\n';
    const number = pc.dim(String(index + 1).padStart(3));
    out += `${number}  ${wrap(marked(text, start, end, marks), width - 5, '     ')}\n`;
    last = end;
  }
  return out;
}

type Mark = {
  readonly start: number;
  readonly end: number;
  readonly paint: (text: string) => string;
};

/** What stands out in the text: who speaks, the cue, what is done and undertaken. Starts ascend. */
function marksOf(record: Record): Mark[] {
  const marks: Mark[] = [
    ...record.statements.flatMap(({ source, cue }) => [
      ...(source ? [{ ...source, paint: pc.cyan }] : []),
      ...(cue ? [{ ...cue, paint: pc.magenta }] : []),
    ]),
    ...record.events.map(({ trigger }) => ({ ...trigger, paint: pc.yellow })),
    ...record.problems.map(({ start, end }) => ({ start, end, paint: pc.red })),
  ];
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Paints the marks inside a sentence; of two that overlap, the one that starts first wins. */
function marked(text: string, start: number, end: number, marks: readonly Mark[]): string {
  let out = '';
  let at = start;
  for (const mark of marks) {
    if (mark.start < at || mark.end > end || mark.start === mark.end) continue;
    const words = text.slice(mark.start, mark.end).split(/(\s+)/);
    out += text.slice(at, mark.start);
    out += words.map((word) => (word.trim() ? mark.paint(word) : word)).join('');
    at = mark.end;
  }
  return out + text.slice(at, end);
}

function entries(record: Record, width: number, explained: boolean): string {
  const sentence = (start: number) =>
    record.sentences.findLastIndex((one) => one.start <= start) + 1;
  const explain = explained ? explainer(record).explain : () => null;
  return sections(record)
    .filter(({ lines }) => lines.length)
    .map(({ title, lines }) => {
      const paint = PAINT[title];
      const rows = lines.map(({ id, at, kind, pieces }) => {
        const number = pc.dim(String(sentence(at)).padStart(3));
        const details = pieces.map(([label, words]) => {
          if (label === 'who') return pc.bold(words);
          return label ? `${pc.dim(label)} ${words}` : words;
        });
        const entry = `${number}  ${wrap([paint(kind), ...details].join('  '), width - 5, '       ')}`;
        const why = explain(id);
        return [entry, ...(why ? because(why, width) : [])].join('\n');
      });
      return `${pc.bold(title)} ${pc.dim(`(${lines.length})`)}\n${rows.join('\n')}\n`;
    })
    .join('\n');
}

/** Why an entry is there, in dim lines below it. */
function because({ rule, says, score, words, rests, alternatives }: Explanation, width: number) {
  const others = alternatives.length > 1 ? alternatives : [];
  return [
    ['why', `${says} [${rule}, ${score}]`],
    ['on', words.map(({ role, text }) => `${role} “${flat(text)}”`).join(' · ')],
    ['rests on', rests.map(({ kind, text }) => `${kind} “${flat(text)}”`).join(' · ')],
    ['weighed', others.map(({ label, score }) => `${label} ${score}`).join(' · ')],
  ].flatMap(([label, told]) =>
    told ? pc.dim(`       ${wrap(`${label}: ${told}`, width - 7, '         ')}`) : [],
  );
}
