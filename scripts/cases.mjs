// Runs the language cases; `--update` writes what the engine reads now into the case files.
// Other arguments narrow the run by file or title, as `vitest -t` does.
import { spawnSync } from 'node:child_process';

const rest = process.argv.slice(2).filter((argument) => argument !== '--update');
const update = rest.length < process.argv.length - 2;
const vitest = ['vitest', 'run', '--project', 'cases', ...rest];
const { status } = spawnSync('npx', vitest, {
  stdio: 'inherit',
  env: { ...process.env, CHANCERY_UPDATE_CASES: update ? '1' : '' },
});
process.exit(status ?? 1);
