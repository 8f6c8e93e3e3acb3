import type { Doc } from '../../doc/doc.ts';
import type { Block, Time } from '../../doc/layers.ts';
import type { Problem } from '../../doc/problem.ts';
import { type Stage, stage } from '../../doc/stage.ts';
import { type Day, dayOf, daysBetween } from './calendar.ts';
import { Lexicon, type TimeWords } from './lexicon.ts';
import {
  isNear,
  isRelative,
  type ReadTime,
  readTimes,
  type TimeSentence,
  typeOf,
} from './reading.ts';
import { outlookAt } from './tense.ts';

type Needs = 'blocks' | 'tokens' | 'sentences' | 'quotations' | 'tags';

/** A dateline's date is believed where the report was published so many days after it at most. */
const DATELINE_LAG = 5;
/** A date told outright supports the day of publication where it is so near. */
const SUPPORT = 3;

/** Finds times and gives them TIMEX3 values. `words` is `words.json`. */
export function timesStage(words: TimeWords): Stage<Needs, 'times'> {
  const lexicon = new Lexicon(words);
  return stage({
    name: 'times',
    version: '1',
    needs: ['blocks', 'tokens', 'sentences', 'quotations', 'tags'],
    gives: ['times'],
    read(doc) {
      const sentences = sentencesOf(doc, lexicon);
      const published = dayOf(doc.report.published);
      const undated = readTimes(sentences, lexicon, published);
      const dateline = datelineDay(doc, undated, published);
      const written = dateline ?? published;
      // Most reports are read once; a dateline of another day makes everything count anew.
      const moved =
        dateline !== null && published !== null && daysBetween(dateline, published) !== 0;
      const read = moved || !published ? readTimes(sentences, lexicon, written) : undated;
      const times = read.map(
        ({ from, to, meaning, value, rule }): Time => ({
          ...{ from, to, value, rule },
          type: typeOf(meaning),
          score: value === null ? 0.6 : scoreOf(rule, lexicon),
        }),
      );
      const problems = doubts(doc, read, written, dateline !== null);
      return { layers: { times }, problems };
    },
  });
}

/** Sentences of blocks in English. */
function sentencesOf(doc: Doc<Needs>, lexicon: Lexicon): TimeSentence[] {
  const { text } = doc;
  const tokens = doc.layer('tokens');
  const sentences = doc.layer('sentences');
  const { xpos } = doc.layer('tags');
  const blocks = doc.layer('blocks');
  const found: TimeSentence[] = [];
  let block = 0;
  for (let i = 0; i < sentences.length; i++) {
    const from = sentences.from[i];
    const to = sentences.to[i];
    while (block + 1 < blocks.length && blocks[block].end <= tokens.start[from]) block++;
    const language = blocks[block]?.language ?? 'en';
    if (language !== 'en' && language !== 'und') continue;
    const words: string[] = [];
    for (let t = from; t < to; t++) {
      words.push(text.slice(tokens.start[t], Math.min(tokens.end[t], tokens.start[t] + 40)));
    }
    const tags = xpos.slice(from, to);
    found.push({
      offset: from,
      words,
      outlook: (a, b) => outlookAt({ words, tags }, a, b, lexicon),
    });
  }
  return found;
}

/** The day a dateline names, where it names one and publication does not contradict it. */
function datelineDay(
  doc: Doc<Needs>,
  times: readonly ReadTime[],
  published: Day | null,
): Day | null {
  const block = doc.layer('blocks').find((one: Block) => one.dateline !== null);
  if (!block?.dateline) return null;
  const tokens = doc.layer('tokens');
  const { start, end } = block.dateline;
  for (const { from, value, meaning } of times) {
    if (tokens.start[from] < start || tokens.start[from] >= end) continue;
    const day = meaning.kind === 'calendar' ? dayOf(value) : null;
    if (!day) continue;
    // "Nov 24" of a report published on Nov 23 is another year's or a mistake.
    const lag = published ? daysBetween(day, published) : 0;
    if (lag >= 0 && lag <= DATELINE_LAG) return day;
  }
  return null;
}

/** How often the first rule of a reading found a time and its value in TimeBank and AQUAINT; see `words.json`. */
function scoreOf(rule: string, lexicon: Lexicon): number {
  return lexicon.get('scores', rule.split('+', 1)[0]) ?? 0.6;
}

/** What cannot be fixed, and what hangs on the day of publication alone. */
function doubts(
  doc: Doc<Needs>,
  times: readonly ReadTime[],
  written: Day | null,
  dated: boolean,
): Problem[] {
  const supported =
    dated ||
    (written !== null &&
      times.some((time) => !isRelativeDay(time) && isNear(time.value, written, SUPPORT)));
  const problems: Problem[] = [];
  const quotations = doc.layer('quotations');
  for (const time of times) {
    const { start, end } = doc.chars(time);
    const add = (message: string) => problems.push({ kind: 'relative-date', start, end, message });
    const words = doc.words(time).replace(/\s+/g, ' ');
    if (isRelative(time.meaning) && (time.value === null || time.value.startsWith('XXXX'))) {
      add(
        `"${words}" cannot be dated: ${written ? 'what it is counted from is not told' : 'the day of the report is not known'}.`,
      );
    } else if (time.meaning.kind === 'shift' && time.meaning.deictic && !supported) {
      // Within quotation marks "today" is the speaker's, and the speech is dated elsewhere.
      const quoted = quotations.some(({ from, to }) => from <= time.from && time.from < to);
      if (!quoted)
        add(
          `"${words}" is counted from the day of publication, which may not be the day it was written.`,
        );
    }
  }
  return problems;
}

/** Whether a time has its day only from the report's own. */
function isRelativeDay({ meaning }: ReadTime): boolean {
  return isRelative(meaning) && !(meaning.kind === 'calendar' && meaning.day !== null);
}
