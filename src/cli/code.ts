import type { Command } from 'commander';
import { complain, print } from './exit.ts';

/** `chancery code`: the PLOVER root of pairs that are given. */
export function addCode(program: Command): void {
  program
    .command('code')
    .description('print the PLOVER event type of given pairs, with a ranking')
    .argument(
      '<file>',
      'JSONL of {id, text, actor: [[start, end]…], recipient: [[start, end]…]}, or -',
    )
    .addHelpText(
      'after',
      `
Offsets count code points, as Python and R do; the end is not included.

Example:
  $ echo '{"id":1,"text":"Turkey shot down a Russian jet.","actor":[[0,6]],"recipient":[[19,26]]}' |
      chancery code -`,
    )
    .action(code);
}

async function code(file: string): Promise<void> {
  const [{ linesAt }, { Failure }, { pairOnLine }, { loadCoder }, { packagedAssets }] =
    await Promise.all([
      import('../sources/lines.ts'),
      import('../sources/failure.ts'),
      import('../sources/pairs.ts'),
      import('../engine/coder.ts'),
      import('../intake/assets.ts'),
    ]);
  const coder = await loadCoder(packagedAssets);
  try {
    for await (const { line, where } of linesAt(file)) {
      try {
        const { id, text, actor, recipient } = pairOnLine(line, where);
        const { type, mode, score, ranking } = coder.code(text, actor, recipient);
        await print(`${JSON.stringify({ id, type, mode, score, ranking })}\n`);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        complain(error.message);
      }
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    complain(error.message);
  }
}
