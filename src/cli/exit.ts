/** Exit status of a run in which some reports failed, and of one that was called wrongly. */
export const SOME_FAILED = 1;
export const MISUSE = 2;

/** One line on standard error, and a status that says that something failed; the run goes on. */
export function complain(message: string): void {
  process.stderr.write(`chancery: ${message}\n`);
  process.exitCode = SOME_FAILED;
}

/** A reader who has seen enough (`| head`) ends the run without a word. */
export function quietPipes(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

/** Writes and waits where the receiver is slow, so that memory does not fill with output. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) {
    await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()));
  }
}
