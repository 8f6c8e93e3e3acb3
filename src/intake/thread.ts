import { type ResourceLimits, Worker } from 'node:worker_threads';

/** A module's own file runs from source or built; those beside it have the same ending. */
const FROM_SOURCE = import.meta.url.endsWith('.ts');

/**
 * Starts a thread that runs a module, named without its ending, as a path seen from `from` (the caller's
 * `import.meta.url`). `workerData` is copied to it; `resourceLimits` are Node's own for a thread.
 */
export function startThread(
  module: string,
  from: string,
  workerData: unknown,
  resourceLimits: ResourceLimits = {},
): Worker {
  const { href } = new URL(`${module}${FROM_SOURCE ? '.ts' : '.js'}`, from);
  if (!FROM_SOURCE) return new Worker(new URL(href), { workerData, resourceLimits });
  // A thread does not inherit what lets the main one read TypeScript.
  const program = `import('tsx/esm/api').then(({ register }) => {
    register();
    return import(${JSON.stringify(href)});
  });`;
  return new Worker(program, { eval: true, workerData, resourceLimits });
}
