export { type ActorLine, type ActorPage, actors, nearest } from './actors.ts';
export {
  type Appearance,
  type AppearancePage,
  type AppearancesQuery,
  appearances,
} from './appearances.ts';
export type { Deed } from './deeds.ts';
export { type Dossier, dossier } from './dossier.ts';
export { type LedgerEntry, type LedgerPage, type LedgerStatus, ledger } from './ledger.ts';
export { type Network, type NetworkEdge, type NetworkNode, network } from './network.ts';
export { type PlaceLine, places } from './places.ts';
export { type Regrouping, regrouping } from './regrouping.ts';
export { type RivalGroup, rivals } from './rivals.ts';
export { type StandingPage, standing } from './standing.ts';
export { type Bucket, STEPS, type Step, type Timeline, timeline } from './timeline.ts';
export { type Voice, voices } from './voices.ts';
