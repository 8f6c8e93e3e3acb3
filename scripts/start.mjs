// `npm start`: from a fresh clone to a page in the browser. Installs and builds what is missing or
// out of date, then opens the archive and serves it. Takes the options of `chancery serve`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT, setUp } from './setup.mjs';

setUp();
build(true);
const server = spawn(
  process.execPath,
  [
    join(ROOT, 'dist/cli/main.js'),
    'serve',
    '--examples',
    join(ROOT, 'examples'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
// A Ctrl-C reaches the server too; this waits until it has closed the archive.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT') server.kill(signal);
  });
}
server.on('exit', (code) => process.exit(code ?? 1));
