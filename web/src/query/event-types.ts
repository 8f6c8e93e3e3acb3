/**
 * PLOVER's event types by the four classes of Goldstein and CAMEO: words or deeds, friendly or
 * hostile. A picture draws friendly in one hue and hostile in another, deeds filled and words hollow.
 */
export type Tone = 'friendly' | 'hostile';
export interface EventClass {
  readonly tone: Tone;
  readonly deed: boolean;
}

const classOf = (tone: Tone, deed: boolean): EventClass => ({ tone, deed });

export const EVENT_CLASSES: { readonly [type: string]: EventClass } = {
  AGREE: classOf('friendly', false),
  CONSULT: classOf('friendly', false),
  SUPPORT: classOf('friendly', false),
  COOPERATE: classOf('friendly', true),
  AID: classOf('friendly', true),
  CONCEDE: classOf('friendly', true),
  RETREAT: classOf('friendly', true),
  REQUEST: classOf('hostile', false),
  ACCUSE: classOf('hostile', false),
  INVESTIGATE: classOf('hostile', false),
  REJECT: classOf('hostile', false),
  THREATEN: classOf('hostile', false),
  PROTEST: classOf('hostile', true),
  SANCTION: classOf('hostile', true),
  MOBILIZE: classOf('hostile', true),
  COERCE: classOf('hostile', true),
  ASSAULT: classOf('hostile', true),
};
export const EVENT_TYPES: readonly string[] = Object.keys(EVENT_CLASSES);

/** Class names that draw a mark of this type. */
export function toneClass(type: string): string {
  const known = EVENT_CLASSES[type];
  return known ? `tone-${known.tone} ${known.deed ? 'is-deed' : 'is-word'}` : '';
}
