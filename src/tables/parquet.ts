import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { FindKind } from '../store/find/query.ts';
import { type Cell, COLUMNS, type ColumnType } from './columns.ts';
import type { Line } from './rows.ts';

/** Rows that are held back and written together: what readers can skip, and what memory holds. */
const GROUP = 20_000;
const TYPES = { text: 'STRING', number: 'DOUBLE', integer: 'INT32', boolean: 'BOOLEAN' } as const;

/** A column of a Parquet table. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/**
 * Writes a Parquet file (Snappy, every column may be null) in groups of rows, handing each group's bytes
 * on as it is ready. `finish` writes the footer; a table without rows is a sound file too.
 */
export class ParquetTable {
  readonly #columns: readonly ParquetColumn[];
  readonly #send: (bytes: Uint8Array) => Promise<void>;
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  #rows: Line[] = [];

  constructor(columns: readonly ParquetColumn[], send: (bytes: Uint8Array) => Promise<void>) {
    this.#columns = columns;
    this.#send = send;
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: schemaFromColumnData({ columnData: this.#data([]) }),
      createdBy: 'chancery',
    });
  }

  async add(lines: readonly Line[]): Promise<void> {
    this.#rows.push(...lines);
    if (this.#rows.length >= GROUP) await this.#flush();
  }

  async finish(): Promise<void> {
    if (this.#rows.length > 0) await this.#flush();
    await this.#writer.finish();
    await this.#pass();
  }

  async #flush(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    await this.#writer.write({ columnData: this.#data(rows), rowGroupSize: GROUP });
    await this.#pass();
  }

  #data(rows: readonly Line[]) {
    return this.#columns.map(({ name, type }, index) => ({
      name,
      type: TYPES[type],
      nullable: true,
      data: rows.map((row) => value(row[index], type)),
    }));
  }

  /** Hands on what has been written since the last time; the writer goes on counting from there. */
  async #pass(): Promise<void> {
    const bytes = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    await this.#send(bytes);
  }
}

/** The Parquet table of a kind of entry. */
export function parquetOf(
  kind: FindKind,
  send: (bytes: Uint8Array) => Promise<void>,
): ParquetTable {
  return new ParquetTable(COLUMNS[kind], send);
}

function value(cell: Cell | undefined, type: ColumnType): Cell {
  if (cell === undefined || cell === null) return null;
  if (type === 'integer') return Math.trunc(Number(cell));
  return type === 'text' ? String(cell) : cell;
}
