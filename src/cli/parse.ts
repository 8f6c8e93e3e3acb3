import { type Command, Option } from 'commander';
import { print } from './exit.ts';

/** `chancery parse`: Universal Dependencies as CoNLL-U. */
export function addParse(program: Command): void {
  program
    .command('parse')
    .description('print words, tags and trees as CoNLL-U')
    .argument('[file]', 'a text or CoNLL-U file; - or nothing for standard input', '-')
    .addOption(
      new Option('--input <kind>', 'plain text, or CoNLL-U whose sentences and words are kept')
        .choices(['text', 'conllu'])
        .default('text'),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ echo "Ministers met in Vienna on Friday." | chancery parse
  $ chancery parse gold.conllu --input conllu > parsed.conllu`,
    )
    .action(parse);
}

async function parse(
  file: string,
  { input }: { readonly input: 'text' | 'conllu' },
): Promise<void> {
  const [{ bytesAt, nameOf }, { decode }, { loadParser }, { packagedAssets }] = await Promise.all([
    import('../sources/bytes.ts'),
    import('../sources/decode.ts'),
    import('../engine/parser.ts'),
    import('../intake/assets.ts'),
  ]);
  const text = decode(await bytesAt(file), nameOf(file));
  const parser = await loadParser(packagedAssets);
  await print(input === 'text' ? parser.text(text) : parser.conllu(text));
}
