import { type Command, InvalidArgumentError } from 'commander';
import type { AccessOptions } from '../api/access/access.ts';
import { isNetwork } from '../api/access/proxy.ts';
import { say } from '../messages/errors.ts';
import type { Store } from '../store/store.ts';
import { MISUSE } from './exit.ts';

/** What `chancery serve` is told about who may ask. */
export interface ServeAccess {
  readonly host: string;
  readonly name: readonly string[];
  readonly token?: string | true;
  readonly trustProxy?: readonly string[];
  readonly trustHeader?: string;
  readonly rate?: number;
}

/** The address that no other machine can reach, and those like it. */
const THIS_MACHINE = '127.0.0.1';
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** Gives a command the options about who may ask. */
export const accessOptions = (command: Command): Command =>
  command
    .option(
      '--host <address>',
      'address to listen on; others reach it only if they sign in',
      THIS_MACHINE,
    )
    .option('--name <name>', 'name it is served under, where users sign in', several, [])
    .option('--token [secret]', 'let in whoever has it; else CHANCERY_TOKEN, else one made up')
    .option('--trust-proxy <address>', 'proxy in front that is believed, or a network', networks)
    .option('--trust-header <name>', 'header in which that proxy names the user')
    .option('--rate <number>', 'requests a minute that each user may make', rate);

/**
 * Who may ask, from the options and the archive's users. Misuse: an address that other machines reach
 * without anybody signing in, or a header to trust without the proxy that sets it.
 */
export async function accessOf(
  { host, token, trustProxy, trustHeader, rate }: ServeAccess,
  { users }: Store,
  command: Command,
): Promise<AccessOptions> {
  if (trustHeader !== undefined && trustProxy === undefined) {
    command.error(say('serve-header-alone'), { exitCode: MISUSE });
  }
  const known = (await users.list()).length > 0;
  if (!LOOPBACK.test(host) && !known && token === undefined && trustHeader === undefined) {
    command.error(say('serve-open', { host }), { exitCode: MISUSE });
  }
  return {
    proxy: trustProxy && { addresses: trustProxy, header: trustHeader?.toLowerCase() },
    perMinute: rate,
    users: known || trustHeader !== undefined ? users : undefined,
    token: token === true ? (process.env.CHANCERY_TOKEN ?? (await newToken())) : token,
  };
}

/** A token for this run, shown to whoever started it. */
async function newToken(): Promise<string> {
  const { newSecret } = await import('../api/access/secret.ts');
  const token = newSecret();
  process.stderr.write(`chancery: the token of this run is ${token}\n`);
  return token;
}

/** Collects an option that may be given several times. */
const several = (value: string, before: readonly string[]) => [...before, value];

/** A commander argument that must be addresses or networks of addresses; several are collected. */
function networks(value: string, before: readonly string[] = []): string[] {
  const wrong = value.split(',').find((one) => !isNetwork(one));
  if (wrong !== undefined) throw new InvalidArgumentError(`${wrong} is no address or network`);
  return [...before, ...value.split(',')];
}

function rate(value: string): number {
  const number = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (number < 1) throw new InvalidArgumentError('must be a number from 1');
  return number;
}
