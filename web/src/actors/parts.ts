import type { DossierPart, FindKind } from '../api/answers.ts';
import type { Param } from '../query/params.ts';

/** The parts of a dossier: what is counted, which entries that is, and by which parameter they are asked for. */
export const DOSSIER_PARTS: readonly {
  readonly part: DossierPart;
  readonly name: string;
  readonly kind: FindKind;
  readonly by: Param;
}[] = [
  { part: 'said', name: 'Said', kind: 'statement', by: 'speaker' },
  { part: 'did', name: 'Did', kind: 'event', by: 'actor' },
  { part: 'received', name: 'Received', kind: 'event', by: 'recipient' },
  { part: 'undertook', name: 'Undertook', kind: 'commitment', by: 'actor' },
  { part: 'asked', name: 'Was promised or asked', kind: 'commitment', by: 'recipient' },
];
