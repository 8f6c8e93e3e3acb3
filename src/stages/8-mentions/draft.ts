import type { NameType, TokenRange } from '../../doc/layers.ts';

/** A mention before it has its place among the others. */
export interface Draft extends TokenRange {
  readonly head: number;
  readonly type: NameType;
  readonly form: 'name' | 'description' | 'pronoun';
  readonly plural: boolean;
  readonly score: number;
  readonly rule: string;
}
