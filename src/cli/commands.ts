import type { Command } from 'commander';
import { addAdd } from './add.ts';
import { addCode } from './code.ts';
import { addCorrect } from './correct.ts';
import { addDiff } from './diff.ts';
import { addExport } from './export.ts';
import { addExtract } from './extract.ts';
import { addFind } from './find.ts';
import { addLedger } from './ledger.ts';
import { addMcp } from './mcp.ts';
import { addParse } from './parse.ts';
import { addRead } from './read.ts';
import { addReread } from './reread.ts';
import { addServe } from './serve.ts';
import { addTimeline } from './timeline.ts';
import { addUser } from './user.ts';
import { addWatch } from './watch.ts';
import { addWho } from './who.ts';

/** Every command, in the order that help lists them. Each file loads its work when it is called. */
export const COMMANDS: readonly ((program: Command) => void)[] = [
  addRead,
  addParse,
  addCode,
  addExtract,
  addAdd,
  addWatch,
  addReread,
  addDiff,
  addCorrect,
  addFind,
  addWho,
  addLedger,
  addTimeline,
  addExport,
  addServe,
  addMcp,
  addUser,
];
