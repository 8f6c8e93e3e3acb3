import type { Command } from 'commander';
import { ENGINE_VERSION } from '../engine/version.ts';

/** `chancery mcp`: an archive for assistants, over standard input and output. */
export function addMcp(program: Command): void {
  program
    .command('mcp')
    .description(
      'let an assistant ask an archive (Model Context Protocol on standard input and output)',
    )
    .option('--archive <archive>', 'the archive', 'chancery.db')
    .option('--link <address>', 'where the pages are served, for links in answers', '')
    .addHelpText(
      'after',
      `
Example, as an assistant's configuration names it:
  {"mcpServers": {"chancery": {"command": "chancery", "args": ["mcp", "--archive", "talks.db"]}}}

Where chancery serve runs, the same is at /mcp over HTTP.`,
    )
    .action(mcp);
}

async function mcp({ archive, link }: { archive: string; link: string }): Promise<void> {
  const [{ openStore }, { mcpOverStdio }] = await Promise.all([
    import('../store/open.ts'),
    import('../api/mcp/server.ts'),
  ]);
  const store = await openStore(archive);
  const base = link.replace(/\/+$/, '');
  const speaking = mcpOverStdio({ store, version: ENGINE_VERSION, base });
  await new Promise<void>((resolve) => {
    process.stdin.once('close', resolve);
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await speaking.close();
  await store.close();
}
