/** The pages of the navigation, in its order, with the key that follows "g". */
export const PAGES = [
  { to: '/', name: 'Reports', key: 'r' },
  { to: '/entries', name: 'Entries', key: 'e' },
  { to: '/actors', name: 'Actors', key: 'a' },
  { to: '/ledger', name: 'Ledger', key: 'l' },
  { to: '/timeline', name: 'Timeline', key: 't' },
  { to: '/network', name: 'Network', key: 'n' },
  { to: '/map', name: 'Map', key: 'm' },
  { to: '/figures', name: 'Figures', key: 'f' },
  { to: '/review', name: 'Review', key: 'v' },
] as const;
