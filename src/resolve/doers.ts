import type { Found } from '../store/find/query.ts';

/** Parties whose deeds fulfil a commitment: of a demand or proposal those it is put to, else its makers. */
export function doersOf({ fields, parties }: Found): Found['parties'] {
  const asked = fields.type === 'demand' || fields.type === 'proposal';
  return parties.filter(
    ({ role, key }) => key !== null && role === (asked ? 'addressee' : 'actor'),
  );
}
