import type { StatementEntry } from '../record/record.ts';
import { because, type Sheaf, score } from './sheaf.ts';

/** Statements with their speakers: whomever the source's mention stands for, and who says it too. */
export function statements(sheaf: Sheaf): StatementEntry[] {
  return sheaf.doc.layer('statements').map((one, index) => ({
    id: sheaf.statement[index],
    kind: one.kind,
    source: one.source && {
      ...sheaf.words(one.source),
      mention: one.mention === null ? null : sheaf.mention[one.mention],
    },
    speakers: [
      ...new Set([one.mention, ...one.beside].flatMap((mention) => sheaf.actorsOf(mention))),
    ],
    cue: sheaf.wordsOrNull(one.cue),
    content: one.content.map((part) => sheaf.doc.chars(part)),
    addressee: one.addressee.map((mention) => sheaf.partyOf(mention)),
    occasion: sheaf.wordsOrNull(one.occasion),
    through: sheaf.wordsOrNull(one.through),
    date: sheaf.dated(one.time),
    polarity: one.polarity,
    inside: one.inside === null ? null : sheaf.statement[one.inside],
    score: score(one.score),
    by: one.rule,
    because: because(
      one.mention === null ? null : sheaf.mention[one.mention],
      ...one.beside.map((mention) => sheaf.mention[mention]),
      one.time === null ? null : sheaf.time[one.time],
    ),
  }));
}
