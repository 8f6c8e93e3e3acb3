import { type Command, Option } from 'commander';
import type { Store } from '../store/store.ts';
import type { UserRole } from '../store/users.ts';
import { print } from './exit.ts';

interface UserOptions {
  readonly archive: string;
  readonly role?: UserRole;
}

/** `chancery user`: who may sign in to an archive that is served to a team. */
export function addUser(program: Command): void {
  const user = program
    .command('user')
    .description('say who may sign in where the archive is served to a team')
    .addHelpText(
      'after',
      `
Examples:
  $ chancery user add ada --role editor
  $ chancery user renew ada
  $ chancery user remove ada
  $ chancery user list --archive talks.db`,
    );
  const command = (name: string, description: string) =>
    user
      .command(name)
      .description(description)
      .option('--archive <archive>', 'the archive', 'chancery.db');
  command('add', 'add a user; the secret is shown this once')
    .argument('<name>', 'letters, digits and . _ @ -')
    .addOption(
      new Option('--role <role>', 'readers ask; editors also add reports and correct')
        .choices(['reader', 'editor'])
        .default('reader'),
    )
    .action(add);
  command('renew', 'give a user a new secret, and another role where it is said')
    .argument('<name>', 'who')
    .addOption(new Option('--role <role>', 'the role from now on').choices(['reader', 'editor']))
    .action(renew);
  command('remove', 'take a user away; their corrections stay')
    .argument('<name>', 'who')
    .action(remove);
  command('list', 'list the users').action(list);
}

async function add(name: string, { archive, role = 'reader' }: UserOptions): Promise<void> {
  const { RESERVED, USER_NAME } = await import('../api/access/user.ts');
  if (!USER_NAME.test(name) || RESERVED.includes(name)) {
    throw new Error(`"${name}" cannot be a user's name. Take letters, digits and . _ @ -.`);
  }
  await within(archive, async (store) => {
    if (await store.users.user(name)) {
      throw new Error(`${name} is a user already. chancery user renew gives a new secret.`);
    }
    await giveSecret(store, name, role);
  });
}

async function renew(name: string, { archive, role }: UserOptions): Promise<void> {
  await within(archive, async (store) => {
    const user = await store.users.user(name);
    if (!user) throw new Error(`${name} is no user of ${archive}.`);
    await giveSecret(store, name, role ?? user.role);
  });
}

async function remove(name: string, { archive }: UserOptions): Promise<void> {
  await within(archive, async (store) => {
    if (!(await store.users.remove(name))) throw new Error(`${name} is no user of ${archive}.`);
  });
}

async function list({ archive }: UserOptions): Promise<void> {
  await within(archive, async (store) => {
    for (const { name, role, added } of await store.users.list()) {
      await print(`${name}\t${role}\tsince ${added.slice(0, 10)}\n`);
    }
  });
}

/** Keeps the hash of a new secret and shows the secret, which nothing keeps. */
async function giveSecret(store: Store, name: string, role: UserRole): Promise<void> {
  const { hashOf, newSecret } = await import('../api/access/secret.ts');
  const secret = newSecret();
  await store.users.put({ name, role, hash: await hashOf(secret) });
  process.stderr.write(`chancery: ${name} is ${role}. The secret is not shown again:\n`);
  await print(`${secret}\n`);
}

async function within(archive: string, work: (store: Store) => Promise<void>): Promise<void> {
  const { openStore } = await import('../store/open.ts');
  const store = await openStore(archive);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
