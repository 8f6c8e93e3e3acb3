/**
 * The query in a page's address is the query of the API, name for name and value for value: what a
 * link shows, a program can ask for.
 */
export const PARAMS = [
  'words',
  'actor',
  'recipient',
  'speaker',
  'addressee',
  'anyone',
  'between',
  'type',
  'mode',
  'place',
  'country',
  'dateOf',
  'from',
  'to',
  'outlet',
  'language',
  'report',
  'status',
  'asserted',
  'strength',
  'conditional',
  'polarity',
  'unit',
  'minScore',
  'review',
  'copies',
] as const;
export type Param = (typeof PARAMS)[number];
export type Query = { readonly [name in Param]?: string };

/** The addresses' search part as plain names and values, nothing quoted. */
export const plainSearch = {
  parse: (search: string): { [name: string]: string } =>
    Object.fromEntries(new URLSearchParams(search)),
  print(values: { readonly [name: string]: unknown }): string {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'string' && value !== '') query.set(name, value);
    }
    // Commas and colons stand in keys and lists; they need no escape in a query.
    const words = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
    return words && `?${words}`;
  },
};

/** Checks a page's search: the query's parameters and the page's own; whatever else stands there is dropped. */
export function searchOf<Own extends string>(...own: readonly Own[]) {
  return (search: Record<string, unknown>): { [name in Param | Own]?: string } => {
    const kept: { [name: string]: string } = {};
    for (const name of [...PARAMS, ...own]) {
      const value = search[name];
      if (typeof value === 'string' && value.trim() !== '') kept[name] = value;
    }
    return kept as { [name in Param | Own]?: string };
  };
}

/** Only the query of a page's search: what the API is asked. */
export function queryOf(search: { readonly [name: string]: unknown }): Query {
  return Object.fromEntries(
    PARAMS.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])),
  );
}

/** The members of a list written with commas. */
export function listOf(value: string | undefined): string[] {
  return value ? value.split(',').filter(Boolean) : [];
}

/** With the member taken out where it is in, put in where it is not; undefined for an empty list. */
export function toggled(value: string | undefined, member: string): string | undefined {
  const before = listOf(value);
  const after = before.includes(member)
    ? before.filter((one) => one !== member)
    : [...before, member];
  return after.length > 0 ? after.join(',') : undefined;
}
