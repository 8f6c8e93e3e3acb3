import { sql } from 'kysely';
import type { Found } from '../store/find/query.ts';
import type { Store } from '../store/store.ts';
import type { Line } from './rows.ts';

/** One row for each pair of an event; a side that is missing is empty. */
export const PLOVER_COLUMNS = [
  'event_id',
  'event_date',
  'event_type',
  'event_mode',
  'event_contexts',
  'cameo_code',
  'status',
  'asserted',
  'actor_name',
  'actor_country',
  'actor_code',
  'actor_sector',
  'recipient_name',
  'recipient_country',
  'recipient_code',
  'recipient_sector',
  'place',
  'place_country',
  'place_lat',
  'place_lon',
  'publication_date',
  'publisher',
  'headline',
  'sentence',
  'url',
  'score',
] as const;

/** Of a pair: the day, whoever acts and is acted on as CAMEO codes them, what is done. */
export const CAMEO_COLUMNS = ['Date', 'Source', 'Target', 'CAMEO', 'EventID'] as const;

interface Side {
  readonly report_id: string;
  readonly entry_id: string;
  readonly role: string;
  readonly name: string | null;
  readonly words: string | null;
  readonly country: string | null;
  readonly code: string | null;
  readonly sector: string | null;
}

/** Events as PLOVER rows, one for each pair of an actor and a recipient. */
export async function ploverLines(
  { asking }: Pick<Store, 'asking'>,
  events: readonly Found[],
): Promise<Line[]> {
  const { rows } = await sql<Side>`
    select p.report_id, p.entry_id, p.role, p.name, p.words, p.country, a.code, a.sector
    from participants as p left join actors as a on a.report_id = p.report_id and a.id = p.actor_id
    where p.entry = 'events' and p.report_id in (${sql.join([...new Set(events.map(({ report }) => report.id))])})
    order by p.nr`.execute(asking.kysely);
  const sides = new Map<string, Side[]>();
  for (const row of rows) {
    const id = `${row.report_id}\n${row.entry_id}\n${row.role}`;
    sides.set(id, [...(sides.get(id) ?? []), row]);
  }
  return events.flatMap((event) => {
    const of = (role: string) => sides.get(`${event.report.id}\n${event.id}\n${role}`) ?? [null];
    return of('actor').flatMap((actor) =>
      of('recipient')
        .filter((recipient) => recipient === null || !same(actor, recipient))
        .map((recipient) => line(event, actor, recipient)),
    );
  });
}

/** Two sides who agree act on one another; nobody acts on themselves. */
function same(one: Side | null, other: Side): boolean {
  return one !== null && one.name !== null && one.name === other.name;
}

function line(event: Found, actor: Side | null, recipient: Side | null): Line {
  const { fields, report } = event;
  const side = (of: Side | null) => [
    of?.name ?? of?.words ?? null,
    of?.country ?? null,
    of?.code ?? null,
    of?.sector ?? null,
  ];
  return [
    event.id,
    fields.date ?? null,
    fields.type,
    fields.mode ?? null,
    fields.contexts ?? null,
    fields.cameo ?? null,
    fields.status,
    fields.asserted,
    ...side(actor),
    ...side(recipient),
    fields.place ?? null,
    fields.country ?? null,
    fields.lat ?? null,
    fields.lon ?? null,
    report.published,
    report.outlet,
    report.title,
    `${event.before}${event.words}${event.after}`.replace(/\s+/g, ' '),
    report.url,
    event.score,
  ];
}

/**
 * PLOVER rows as tab-separated CAMEO dyads, as programs for ICEWS and Phoenix data take them: what happened
 * or goes on, on a known day, between two sides that have codes, with a CAMEO code.
 */
export function cameoLines(lines: readonly Line[]): string[] {
  const at = (name: (typeof PLOVER_COLUMNS)[number]) => PLOVER_COLUMNS.indexOf(name);
  return lines.flatMap((line) => {
    const [date, source, target, cameo] = [
      line[at('event_date')],
      line[at('actor_code')],
      line[at('recipient_code')],
      line[at('cameo_code')],
    ];
    const done = line[at('status')] === 'occurred' || line[at('status')] === 'ongoing';
    const day = typeof date === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0] : undefined;
    if (!done || !day || !source || !target || !cameo) return [];
    return [`${[day, source, target, cameo, line[at('event_id')]].join('\t')}\n`];
  });
}
