#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { ENGINE_VERSION } from '../engine/version.ts';
import { COMMANDS } from './commands.ts';
import { MISUSE, quietPipes, SOME_FAILED } from './exit.ts';

/**
 * The command line. Each command is one file, loaded only when it is called; none does anything
 * that the library cannot. Exit status: 0 all well, 1 some reports failed, 2 misuse.
 */
quietPipes();

const program = new Command('chancery')
  .description(
    'Reads news reports on international affairs and keeps the diplomatic record:\n' +
      'who said what, who did what to whom, who undertook what, each tied to its words.',
  )
  .version(ENGINE_VERSION)
  .showHelpAfterError('(chancery --help lists the commands, chancery COMMAND --help their options)')
  .exitOverride();
for (const add of COMMANDS) add(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : MISUSE;
  } else {
    process.stderr.write(`chancery: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = SOME_FAILED;
  }
}
