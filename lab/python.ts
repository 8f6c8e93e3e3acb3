import { execFileSync, spawnSync } from 'node:child_process';

/**
 * Runs one of the lab's Python scripts with the interpreter that `PYTHON` names (default
 * `python3`). Throws `python-missing` where that one has no NumPy and PyTorch.
 */
export function python(script: string, ...args: string[]): void {
  const interpreter = process.env.PYTHON ?? 'python3';
  const probe = spawnSync(interpreter, ['-c', 'import numpy, torch'], { encoding: 'utf8' });
  if (probe.status !== 0) {
    throw new Error(
      `python-missing: ${interpreter} cannot import numpy and torch; name one that can in PYTHON`,
    );
  }
  // One thread: small products gain nothing by more, and sums then keep their order.
  const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' };
  execFileSync(interpreter, [`lab/${script}`, ...args], { stdio: 'inherit', env });
}
