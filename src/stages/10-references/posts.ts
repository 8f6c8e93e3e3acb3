import type { Mention, TokenRange } from '../../doc/layers.ts';
import type { Cast, Settled } from './cast.ts';
import type { Scene } from './scene.ts';

/** Houses of a state abroad, and those whom it sends there. */
const HOUSE = /^(?:embassy|consulate|legation|chancery)$/;
const SENT =
  /^(?:ambassador|envoy|consul|diplomat|attache|attaché|representative|emissary|charge|chargé|legate)$/;
/** What states do to them, or with them. */
const DEALT =
  /^(?:close|shut|shutter|reopen|open|reduce|downgrade|evacuate|vacate|recall|withdraw|pull|expel|send|dispatch|appoint|name|post|accredit|summon|return|reinstate|replace)$/;

// "Peru closed its consulate in Arica", "recalled her ambassador from Quito"
/**
 * A town where a post stands that is opened or closed, filled or emptied, is told for the state that it
 * lies in: that state is dealt with; and so is a state whose capital is visited. Null for every other town, and
 * where nobody knows its country.
 */
export function host(scene: Scene, cast: Cast, { head, from, to }: Mention): Settled | null {
  const { tree } = scene;
  if (visited(scene, head)) return capital(scene, cast, { from, to });
  const link = tree.child(head, 'case');
  if (link < 0 || link > head || !/^(?:in|at|to|from)$/.test(scene.token(link).lower)) return null;
  const above = tree.head(head);
  if (above < 0 || !dealt(scene, above)) return null;
  const [place] = scene.world.places(scene.doc.words({ from, to }), scene.context);
  const country = place?.country ? scene.world.countries.get(place.country) : undefined;
  const state = country && scene.world.find(country.name).find(({ kind }) => kind === 'state');
  if (!state) return null;
  return { actors: [cast.enter(state, [])], through: null, score: 0.7, rule: 'host' };
}

// "Peña visited Riga", "his trip to Riga"
/** Whether a town is whom somebody calls on. */
function visited(scene: Scene, head: number): boolean {
  const { tree } = scene;
  const above = tree.head(head);
  if (above < 0) return false;
  const lemma = scene.token(above).lemma.toLowerCase();
  if (tree.rel(head) === 'obj') return lemma === 'visit' || lemma === 'tour';
  const link = tree.child(head, 'case');
  const towards = link >= 0 && link < head && scene.token(link).lower === 'to';
  return towards && tree.base(head) === 'nmod' && /^(?:visit|trip)$/.test(lemma);
}

/** The state whose capital a town is; null for all other towns. */
function capital(scene: Scene, cast: Cast, range: TokenRange): Settled | null {
  const [power] = scene.world
    .find(scene.doc.words(range), scene.context)
    .filter(({ by, kind }) => by === 'metonym' && kind === 'government');
  const country = power?.country ? scene.world.countries.get(power.country) : undefined;
  const state = country && scene.world.find(country.name).find(({ kind }) => kind === 'state');
  return state
    ? { actors: [cast.enter(state, [])], through: null, score: 0.7, rule: 'host' }
    : null;
}

/** Whether a noun is a post that is dealt with, or a verb that deals with one. */
function dealt(scene: Scene, at: number): boolean {
  const { tree } = scene;
  const lemma = (token: number) => scene.token(token).lemma.toLowerCase();
  const post = (token: number) => HOUSE.test(lemma(token)) || SENT.test(lemma(token));
  if (!post(at)) {
    const object = [tree.child(at, 'obj'), tree.child(at, 'nsubj:pass')];
    return DEALT.test(lemma(at)) && object.some((token) => token >= 0 && post(token));
  }
  const verb = tree.head(at);
  return verb >= 0 && /^(?:obj|nsubj:pass)$/.test(tree.rel(at)) && DEALT.test(lemma(verb));
}
