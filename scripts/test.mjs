// Sets up what the tests need and runs them all: format and lint, types, units, language cases,
// the house, the built command line, and the pages in a browser where there is one.
import { existsSync } from 'node:fs';
import { bin, run, say, setUp } from './setup.mjs';

setUp();
const only = process.argv.slice(2);
if (only.length === 0) {
  say('format and lint …');
  run(bin('biome'), ['check', '.']);
  say('types …');
  run(bin('tsc'), ['-p', '.']);
  run(bin('tsc'), ['-p', 'web']);
  say('build …');
  run(process.execPath, ['scripts/build.mjs']);
}
const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
if (!browser)
  say(
    'no Chromium here: the tests of the pages are passed over (Debian: apt-get install chromium).',
  );
say('tests …');
run(bin('vitest'), ['run', ...only, ...(browser ? [] : ['--project', '!browser'])], {
  CHANCERY_CHROMIUM: browser ?? '',
});
