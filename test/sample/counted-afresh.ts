import type { Place } from '../postgres/archives.ts';

/** Entries that are counted by their values, with what each field is in SQL. */
const FIELDS: { readonly [table: string]: { readonly [field: string]: string } } = {
  statements: { type: 'kind', polarity: 'polarity' },
  events: { type: 'type', status: 'status', country: 'country' },
  commitments: { type: 'kind', strength: 'strength' },
  stances: { type: 'kind' },
  figures: { unit: 'lower(unit)' },
  actors: { type: 'kind', country: 'country', actor: '"key"' },
};

/** What an archive's kept counts must be: everything counted again, from reports on. */
export async function countedAfresh({ ask }: Place): Promise<unknown> {
  const tallies: object[] = [];
  for (const [table, own] of Object.entries(FIELDS)) {
    const day = table === 'events' ? `case when date < '9~' then date else '' end` : 'r.published';
    const month = `nullif(substr(${day}, 1, 7), '')`;
    const fields = { total: `''`, outlet: 'r.outlet', language: 'r.language', month, ...own };
    for (const [field, value] of Object.entries(fields)) {
      const of = value.replace(/^(kind|type|status|country|polarity|strength|"key")$/, 'e.$1');
      const rows = await ask(`select value, count(*) as count from
        (select ${of} as value from ${table} as e join reports as r on r.id = e.report_id
         where r.copy_of is null and e.review <> 'rejected') as found
        where value is not null group by value`);
      tallies.push(...rows.map((row) => ({ entry: table, field, ...row })));
    }
    const rows = await ask(
      `select "key" as value, count(distinct e.nr) as count from participants as p
       join ${table} as e on e.report_id = p.report_id and e.id = p.entry_id
       join reports as r on r.id = p.report_id
       where p.entry = ? and "key" is not null and r.copy_of is null group by "key"`.replaceAll(
        '"key"',
        'p."key"',
      ),
      table,
    );
    tallies.push(...rows.map((row) => ({ entry: table, field: 'actor', ...row })));
  }
  return {
    tallies: sorted(tallies),
    actors: sorted(
      await ask(`select a."key", count(distinct a.report_id) as reports, sum(mentions) as mentions,
          sum((select count(*) from participants as p
            where p.report_id = a.report_id and p.actor_id = a.id)) as parts
        from actors as a where a."key" is not null group by a."key"`),
    ),
    names: sorted(
      await ask('select distinct "key", key_read, name, kind, country, code from actors'),
    ),
    aliases: sorted(
      await ask(`select a."key", m.words, count(distinct m.report_id) as reports, count(*) as count
        from actors as a join mentions as m on m.report_id = a.report_id and m.actor_id = a.id
        where a."key" is not null and m.name = 1 group by a."key", m.words`),
    ),
  };
}

/** The counts as the archive keeps them. */
export async function countedAsKept({ ask }: Place): Promise<unknown> {
  return {
    tallies: sorted(await ask('select entry, field, value, count from tallies where count <> 0')),
    actors: sorted(
      await ask(`select "key", sum(reports) as reports, sum(mentions) as mentions, sum(parts) as parts
        from actor_names where "key" is not null group by "key"`),
    ),
    names: sorted(
      await ask('select distinct "key", key_read, name, kind, country, code from actor_names'),
    ),
    aliases: sorted(await ask('select "key", words, reports, count from aliases where count <> 0')),
  };
}

/** Rows in an order of their own; whatever a database sends counts as, they are numbers. */
function sorted(rows: readonly object[]): string[] {
  return rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .map(([column, value]) =>
            /^(?:count|reports|mentions|parts)$/.test(column)
              ? [column, Number(value)]
              : [column, value],
          )
          .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
      ),
    )
    .sort();
}
