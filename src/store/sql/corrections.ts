import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { EntryRequest, Making } from '../../record/correcting.ts';
import type { Conflict, Correction } from '../../record/correction.ts';
import { inForce, undoneIn } from '../../record/correction-log.ts';
import type {
  Corrections,
  CorrectionsPage,
  CorrectionsQuery,
  LoggedCorrection,
  MergeRequest,
  SplitRequest,
  TakenCorrection,
} from '../corrections.ts';
import { cursorOf, valuesOf } from '../cursor.ts';
import type { Tables } from '../tables.ts';
import { correctSteps, mergeSteps, splitSteps, takeSteps, undoSteps } from './correcting.ts';
import { type CorrectionRow, correctionOfRow } from './entries.ts';
import type { Steps } from './steps.ts';

/** Lines of the log read at a time. */
const PAGE = 200;

/** The corrections of an archive in an SQL database. */
export class SqlCorrections implements Corrections {
  readonly #kysely: Kysely<Tables>;
  readonly #write: <Result>(work: () => Steps<Result>) => Promise<Result>;

  constructor(
    kysely: Kysely<Tables>,
    write: <Result>(work: () => Steps<Result>) => Promise<Result>,
  ) {
    this.#kysely = kysely;
    this.#write = write;
  }

  async correct(report: string, request: EntryRequest, who: string): Promise<LoggedCorrection> {
    return this.#logged(await this.#write(() => correctSteps(report, request, making(who))));
  }

  async merge(request: MergeRequest, who: string): Promise<LoggedCorrection> {
    return this.#logged(await this.#write(() => mergeSteps(request, making(who))));
  }

  async split(request: SplitRequest, who: string): Promise<LoggedCorrection[]> {
    const makings = request.parts.map(() => making(who));
    const made: LoggedCorrection[] = [];
    for (const id of await this.#write(() => splitSteps(request, makings))) {
      made.push(await this.#logged(id));
    }
    return made;
  }

  async undo(id: string, who: string, why?: string): Promise<LoggedCorrection> {
    return this.#logged(await this.#write(() => undoSteps(id, why ?? null, making(who))));
  }

  async take(correction: Correction): Promise<TakenCorrection> {
    const taking = await this.#write(() => takeSteps(correction));
    if ('message' in taking) return taking;
    return { outcome: taking.outcome, correction: await this.#logged(taking.id) };
  }

  async list({ limit, cursor, ...query }: CorrectionsQuery): Promise<CorrectionsPage> {
    let found = this.#kysely.selectFrom('corrections');
    if (query.report !== undefined) found = found.where('report_id', '=', query.report);
    if (query.entry !== undefined) found = found.where('entry_id', '=', query.entry);
    if (query.who !== undefined) found = found.where('who', '=', query.who);
    if (query.action !== undefined) found = found.where('action', '=', query.action);
    const { actor } = query;
    if (actor !== undefined) {
      found = found.where(({ eb, or }) =>
        or([eb('from_key', '=', actor), eb('to_key', '=', actor)]),
      );
    }
    if (query.conflicts) {
      found = found.where('id', 'in', this.#kysely.selectFrom('conflicts').select('correction_id'));
    }
    const { total } = await found
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    if (cursor) found = found.where('nr', '<', valuesOf(cursor, ['number'])[0] as number);
    const rows = await found
      .selectAll()
      .orderBy('nr', 'desc')
      .limit(limit + 1)
      .execute();
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      corrections: await this.#told(page),
      total: Number(total),
      next: rows.length > limit && last ? cursorOf([last.nr]) : null,
    };
  }

  async *all(): AsyncGenerator<LoggedCorrection> {
    for (let after = 0; ; ) {
      const page = await this.#kysely
        .selectFrom('corrections')
        .selectAll()
        .where('nr', '>', after)
        .orderBy('nr')
        .limit(PAGE)
        .execute();
      yield* await this.#told(page);
      if (page.length < PAGE) return;
      after = page[page.length - 1].nr;
    }
  }

  async keyed(): Promise<Correction[]> {
    const rows = await this.#kysely
      .selectFrom('corrections')
      .selectAll()
      .where(({ eb, or }) =>
        or([eb('action', 'in', ['merge', 'split', 'undo']), eb('report_id', 'is', null)]),
      )
      .orderBy('nr')
      .execute();
    return inForce(rows.map(correctionOfRow)).filter(({ action }) => action !== 'undo');
  }

  async #logged(id: string): Promise<LoggedCorrection> {
    const row = await this.#kysely
      .selectFrom('corrections')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return (await this.#told([row]))[0];
  }

  /** Lines of the log with what became of them. */
  async #told(rows: readonly CorrectionRow[]): Promise<LoggedCorrection[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id as string);
    // Undos are few; which of them hold can depend on any later one.
    const undos = await this.#kysely
      .selectFrom('corrections')
      .select(['id', 'undoes'])
      .where('undoes', 'is not', null)
      .orderBy('nr')
      .execute();
    const undone = undoneIn(undos);
    const conflicts = await this.#kysely
      .selectFrom('conflicts')
      .select(['correction_id as correction', 'kind', 'message'])
      .where('correction_id', 'in', ids)
      .execute();
    const misfits = new Map(conflicts.map((one) => [one.correction, one as Conflict]));
    return rows.map((row) => {
      const correction = correctionOfRow(row);
      const { id } = correction;
      return { ...correction, undone: undone.has(id), conflict: misfits.get(id) ?? null };
    });
  }
}

/** Who makes a correction, now. Ids are random: what is imported must never meet another's. */
const making = (who: string): Making => ({
  id: randomUUID().replaceAll('-', '').slice(0, 16),
  at: new Date().toISOString(),
  who,
});
