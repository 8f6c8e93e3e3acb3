import type { Store } from '../store/store.ts';
import { complain, MISUSE } from './exit.ts';

/** Opens an archive that is there already, asks it something, and says in a line what was asked wrongly. */
export async function asking(archive: string, ask: (store: Store) => Promise<void>): Promise<void> {
  const [{ openStore }, { StoreError }, { existsSync }] = await Promise.all([
    import('../store/open.ts'),
    import('../store/error.ts'),
    import('node:fs'),
  ]);
  if (!/^\w+:\/\//.test(archive) && !existsSync(archive)) {
    complain(`${archive}: no such archive. Make one with: chancery add PATH… --archive ${archive}`);
    return;
  }
  const store = await openStore(archive);
  try {
    await ask(store);
  } catch (error) {
    if (!(error instanceof StoreError) || !/^(?:find|cursor)-/.test(error.code)) throw error;
    // The message begins with the field, which is the option's name in another spelling.
    const flag = error.message.replace(
      /^[a-z]+(?:[A-Z][a-z]+)?(?=:)/,
      (field) => `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    );
    complain(flag);
    process.exitCode = MISUSE;
  } finally {
    await store.close();
  }
}

/** Says who is not in the archive, with the names that are spelled most like it. */
export async function sayUnknown(store: Store, names: readonly string[]): Promise<void> {
  const { nearest } = await import('../resolve/actors.ts');
  for (const name of names) {
    const near = await nearest(store, name);
    const hint = near.length > 0 ? ` Did you mean ${near.join(', ')}?` : '';
    complain(`nobody in the archive is called "${name}".${hint}`);
  }
}

/** How wide output may be: the terminal, or a line that is comfortable to read in a file. */
export function widthOf(): number {
  return process.stdout.columns ?? 100;
}
