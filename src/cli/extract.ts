import type { Command } from 'commander';
import { complain, print } from './exit.ts';

/** `chancery extract`: the main text of HTML pages, one JSON line a page. */
export function addExtract(program: Command): void {
  program
    .command('extract')
    .description('print the main text and metadata of HTML pages, one JSON line a page')
    .argument('<file...>', 'HTML files, or - for standard input')
    .addHelpText('after', '\nExample:\n  $ chancery extract page.html | jq .title')
    .action(extractAll);
}

async function extractAll(files: readonly string[]): Promise<void> {
  const [{ pageOf }, { Failure }, { bytesAt }] = await Promise.all([
    import('../sources/html.ts'),
    import('../sources/failure.ts'),
    import('../sources/bytes.ts'),
  ]);
  for (const file of files) {
    try {
      const page = pageOf(await bytesAt(file), file);
      const { title, byline, published, modified, language, outlet, url, text } = page;
      const line = { file, title, byline, published, modified, language, outlet, url, text };
      await print(`${JSON.stringify(line)}\n`);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      complain(error.message);
    }
  }
}
