import type { Record } from '../record/record.ts';
import { CodePoints } from '../text/offsets.ts';

/** Characters of the text on either side by which a quotation is found again. */
const CONTEXT = 32;

/** A W3C Web Annotation (https://www.w3.org/TR/annotation-model/) of a stretch of a report's text. */
export interface Annotation {
  readonly '@context': 'http://www.w3.org/ns/anno.jsonld';
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: 'classifying';
  readonly generator: { readonly type: 'Software'; readonly name: string };
  readonly body: readonly {
    readonly type: 'TextualBody';
    readonly purpose: 'classifying' | 'describing';
    readonly format: 'text/plain';
    readonly value: string;
  }[];
  readonly target: {
    readonly source: string;
    readonly selector: readonly [
      { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number },
      {
        readonly type: 'TextQuoteSelector';
        readonly exact: string;
        readonly prefix: string;
        readonly suffix: string;
      },
    ];
  };
}

/**
 * The entries of a record as Web Annotations: what it is in two words, who takes part, and where, by
 * position in Unicode code points (as the standard counts, section 4.2.5) and by the words themselves. A
 * statement in several parts is annotated from the first to the last.
 */
export function annotationsOf(record: Record): Annotation[] {
  const { report } = record;
  const points = new CodePoints(report.text);
  const names = new Map(record.actors.map(({ id, name }) => [id, name]));
  const said = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join(', ');
  const party = ({ actor, members, text }: Party) =>
    said(actor === null ? members : [actor]) || text;
  const annotation = (
    id: string,
    what: string,
    who: readonly string[],
    { start, end }: { start: number; end: number },
  ): Annotation => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:chancery:${encodeURIComponent(report.id)}:${encodeURIComponent(id)}`,
    type: 'Annotation',
    motivation: 'classifying',
    generator: { type: 'Software', name: `chancery ${record.engine.version}` },
    body: [
      { type: 'TextualBody', purpose: 'classifying', format: 'text/plain', value: what },
      ...who
        .filter((value) => value !== '')
        .map((value) => ({
          type: 'TextualBody' as const,
          purpose: 'describing' as const,
          format: 'text/plain' as const,
          value,
        })),
    ],
    target: {
      source: report.url ?? `urn:chancery:${encodeURIComponent(report.id)}`,
      selector: [
        {
          type: 'TextPositionSelector',
          start: points.fromUtf16(start),
          end: points.fromUtf16(end),
        },
        {
          type: 'TextQuoteSelector',
          exact: report.text.slice(start, end),
          prefix: report.text.slice(Math.max(0, start - CONTEXT), start),
          suffix: report.text.slice(end, end + CONTEXT),
        },
      ],
    },
  });
  const labelled = (label: string, parties: readonly Party[]) =>
    parties.length > 0 ? `${label}: ${parties.map(party).join('; ')}` : '';
  return [
    ...record.statements.map((one) =>
      annotation(
        one.id,
        `statement ${one.kind}`,
        [`speaker: ${said(one.speakers) || (one.source?.text ?? 'not named')}`],
        { start: one.content[0].start, end: one.content[one.content.length - 1].end },
      ),
    ),
    ...record.events.map((one) =>
      annotation(
        one.id,
        `event ${one.type}`,
        [
          labelled('actor', one.actors),
          labelled('recipient', one.recipients),
          `status: ${one.status}`,
        ],
        one.trigger,
      ),
    ),
    ...record.commitments.map((one) =>
      annotation(
        one.id,
        `commitment ${one.kind}`,
        [labelled('by', one.by), labelled('to', one.to), `strength: ${one.strength}`],
        one.act,
      ),
    ),
    ...record.stances.map((one) =>
      annotation(
        one.id,
        `stance ${one.kind}`,
        [labelled('holder', [one.holder]), labelled('object', [one.object])],
        one.cue,
      ),
    ),
    ...record.figures.map((one) =>
      annotation(
        one.id,
        'figure',
        [[one.comparator, one.value, one.unit].filter((x) => x !== null).join(' ')],
        one,
      ),
    ),
  ];
}

interface Party {
  readonly text: string;
  readonly actor: string | null;
  readonly members: readonly string[];
}
