/** What an archive can be written as. */
export const EXPORTS = [
  'csv',
  'parquet',
  'plover',
  'jsonl',
  'webannotation',
  'ftm',
  'codebook',
] as const;
export type ExportForm = (typeof EXPORTS)[number];
