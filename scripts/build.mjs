// Builds what runs: the server from src/ to dist/, with its data files, and the pages to web/dist/.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bin, ROOT, run, say } from './setup.mjs';

/** Each part: what it is made of, what shows that it is there, the stamp of its last build. */
const PARTS = {
  server: {
    sources: ['src', 'tsconfig.base.json'],
    result: 'dist/cli/main.js',
    stamp: '.cache/built-server',
    build: buildServer,
  },
  pages: {
    sources: [
      'web/src',
      'web/public',
      'web/index.html',
      'web/vite.config.ts',
      'src/text',
      'src/record',
    ],
    result: 'web/dist/index.html',
    stamp: '.cache/built-pages',
    build: buildPages,
  },
};

/** Builds the parts named, or with `onlyStale` those of them whose sources changed since their last build. */
export function build(onlyStale = false, names = Object.keys(PARTS)) {
  for (const name of names) {
    const part = PARTS[name];
    if (onlyStale && !isStale(part)) continue;
    say(`building the ${name} …`);
    // Taken before the build: what changes meanwhile is built again next time.
    const began = new Date();
    part.build();
    mkdirSync(join(ROOT, '.cache'), { recursive: true });
    writeFileSync(join(ROOT, part.stamp), `${began.getTime()}\n`);
  }
}

function isStale({ sources, result, stamp }) {
  if (!existsSync(join(ROOT, result)) || !existsSync(join(ROOT, stamp))) return true;
  const built = statSync(join(ROOT, stamp)).mtimeMs;
  return sources.some((source) => newest(join(ROOT, source)) > built);
}

/** When the newest file or folder below a path changed, ms; folders tell of what was removed. */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path)
    .map((name) => newest(join(path, name)))
    .reduce((one, other) => Math.max(one, other), found.mtimeMs);
}

function buildServer() {
  // Without the compiler's memory of it, a dist/ that was removed would not be written again.
  if (!existsSync(join(ROOT, PARTS.server.result))) {
    rmSync(join(ROOT, '.cache/src.tsbuildinfo'), { force: true });
  }
  run(bin('tsc'), ['-b', 'src']);
  copyData(join(ROOT, 'src'));
  chmodSync(join(ROOT, PARTS.server.result), 0o755);
}

/** Word lists and other data stand beside the code that reads them, in dist/ as in src/. */
function copyData(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'cases') copyData(path);
    } else if (
      /\.(json|tsv|txt|css|browser\.js)$/.test(entry.name) &&
      entry.name !== 'tsconfig.json'
    ) {
      const copy = join(ROOT, 'dist', relative(join(ROOT, 'src'), path));
      mkdirSync(dirname(copy), { recursive: true });
      cpSync(path, copy);
    }
  }
}

function buildPages() {
  // Whoever calls, a test runner too, gets the pages as they are shipped.
  run(bin('vite'), ['build', 'web', '--logLevel', 'warn'], { NODE_ENV: 'production' });
}

// `node scripts/build.mjs [--stale] [server] [pages]`
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2).filter((name) => name in PARTS);
  build(process.argv.includes('--stale'), names.length > 0 ? names : undefined);
}
