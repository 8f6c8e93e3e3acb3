import type { Participant } from '../src/doc/deeds.ts';
import type { Doc } from '../src/doc/doc.ts';
import type { TokenRange } from '../src/doc/layers.ts';
import { Token } from '../src/doc/token.ts';

/** How the layers of each stage are written in its case files: one bracketed line per entry. */
export const show: { readonly [stage: string]: (doc: Doc) => string[] } = {
  '1-blocks': (doc) =>
    doc
      .layer('blocks')
      .map(({ kind, language, start, end, dateline }) =>
        line(
          kind,
          language,
          quoted('dateline', dateline && doc.text.slice(dateline.start, dateline.end)),
          JSON.stringify(doc.text.slice(start, end)),
        ),
      ),
  '2-tokens': (doc) => {
    const { length, glue } = doc.layer('tokens');
    const words = Array.from(
      { length },
      (_, i) => `${glue[i] ? '|' : ' '}${new Token(doc, i).text}`,
    );
    return [`[${words.join('').trim()}]`];
  },
  '3-sentences': (doc) => [
    ...ranges(doc.layer('sentences')).map((range) => `[${flat(doc.words(range))}]`),
    ...doc
      .layer('quotations')
      .map((one) =>
        line(
          'quotation',
          one.open === null ? 'unopened' : null,
          one.close === null ? 'unclosed' : null,
          JSON.stringify(doc.words(one)),
        ),
      ),
  ],
  '4-tags': (doc) =>
    tokens(doc).map((token) => line(token.text, token.upos, token.xpos, token.lemma)),
  '5-tree': (doc) =>
    tokens(doc).map((token) => line(token.rel, token.head?.text ?? 'ROOT', '<-', token.text)),
  '6-names': (doc) =>
    doc.layer('names').map((name) => line(name.type, JSON.stringify(doc.words(name)))),
  '7-times': (doc) =>
    doc
      .layer('times')
      .map((time) => line(time.type, time.value ?? 'null', JSON.stringify(doc.words(time)))),
  '8-mentions': (doc) =>
    doc
      .layer('mentions')
      .map((one, _, all) =>
        line(
          one.type,
          one.form,
          one.plural ? 'plural' : null,
          JSON.stringify(doc.words(one)),
          quoted('renames', one.appositionOf === null ? null : doc.words(all[one.appositionOf])),
          one.members.length
            ? `members=${one.members.map((m) => doc.words(all[m])).join(' + ')}`
            : null,
        ),
      ),
  '9-statements': (doc) =>
    doc
      .layer('statements')
      .map((one) =>
        line(
          one.kind,
          one.polarity,
          quoted('source', words(doc, one.source)),
          quoted(
            'beside',
            one.beside.map((m) => doc.words(doc.layer('mentions')[m])).join(' + ') || null,
          ),
          quoted('cue', words(doc, one.cue)),
          ...one.content.map((part) => quoted('content', doc.words(part))),
          quoted(
            'to',
            one.addressee.map((m) => doc.words(doc.layer('mentions')[m])).join(' + ') || null,
          ),
          quoted('occasion', words(doc, one.occasion)),
          quoted('through', words(doc, one.through)),
          one.time === null ? null : quoted('time', doc.words(doc.layer('times')[one.time])),
          one.inside === null ? null : `inside=${one.inside}`,
        ),
      ),
  '10-references': (doc) =>
    doc.layer('references').map((one) => {
      const actors = one.actors.map((a) => doc.layer('actors')[a]);
      const who = actors.map((a) => `${a.name}${a.code ? ` (${a.code})` : ''}`).join(' + ') || '?';
      return line(JSON.stringify(doc.words(doc.layer('mentions')[one.mention])), '=', who);
    }),
  '11-events': (doc) =>
    doc
      .layer('events')
      .map((one) =>
        line(
          one.mode ? `${one.type}/${one.mode}` : one.type,
          one.status,
          quoted('trigger', doc.words(one.trigger)),
          parties(doc, 'actors', one.actors),
          parties(doc, 'recipients', one.recipients),
          one.time === null ? null : quoted('time', doc.words(doc.layer('times')[one.time])),
          one.place === null ? null : quoted('place', doc.words(doc.layer('mentions')[one.place])),
          ...one.hedges.map((hedge) => quoted('hedge', doc.words(hedge))),
          ...one.also.map((also) => quoted('also', doc.words(also))),
          one.statement === null ? null : 'claimed',
        ),
      ),
  '12-commitments': (doc) =>
    doc
      .layer('commitments')
      .map((one) =>
        line(
          one.kind,
          one.strength,
          one.negated ? 'negated' : null,
          parties(doc, 'by', one.by),
          parties(doc, 'to', one.to),
          quoted('act', doc.words(one.act)),
          quoted('condition', words(doc, one.condition)),
          one.deadline === null
            ? null
            : quoted('deadline', doc.words(doc.layer('times')[one.deadline])),
        ),
      ),
  '13-stances': (doc) =>
    doc
      .layer('stances')
      .map((one) =>
        line(
          one.kind,
          quoted('holder', doc.words(one.holder)),
          quoted('object', doc.words(one.object)),
          quoted('cue', doc.words(one.cue)),
        ),
      ),
  '14-figures': (doc) =>
    doc
      .layer('figures')
      .map((one) =>
        line(
          JSON.stringify(doc.words(one)),
          `value=${one.value}`,
          one.low === null && one.high === null ? null : `range=${one.low}..${one.high}`,
          quoted('comparator', one.comparator),
          quoted('unit', one.unit),
          one.about === null
            ? null
            : quoted('about', doc.words(doc.layer('events')[one.about].trigger)),
        ),
      ),
};

/** Doubts, for cases that set `! problems yes`. */
export function showProblems(doc: Doc): string[] {
  return doc.problems.map(({ kind, start, end }) =>
    line('problem', kind, JSON.stringify(doc.text.slice(start, end))),
  );
}

function line(...parts: readonly (string | null | undefined)[]): string {
  return `[${parts.filter(Boolean).join(' ')}]`;
}
function flat(text: string): string {
  return text.replace(/\s+/g, ' ');
}
function quoted(name: string, text: string | null): string | null {
  return text === null ? null : `${name}=${JSON.stringify(flat(text))}`;
}
function words(doc: Doc, range: TokenRange | null): string | null {
  return range && doc.words(range);
}
function parties(doc: Doc, name: string, all: readonly Participant[]): string | null {
  return all.length ? quoted(name, all.map((one) => doc.words(one)).join(' + ')) : null;
}
function tokens(doc: Doc): Token[] {
  return Array.from({ length: doc.layer('tokens').length }, (_, i) => new Token(doc, i));
}
function ranges({
  length,
  from,
  to,
}: {
  length: number;
  from: Int32Array;
  to: Int32Array;
}): TokenRange[] {
  return Array.from({ length }, (_, i) => ({ from: from[i], to: to[i] }));
}
