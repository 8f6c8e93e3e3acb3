import { parentPort, workerData } from 'node:worker_threads';
import type { Intake } from '../../intake/intake.ts';
import { openReading } from '../../store/open.ts';
import { Access } from '../access/access.ts';
import { bareApp, withRoutes } from '../bare-app.ts';
import type { AnswerData, Answered, Asked, FromThread, ToThread } from './messages.ts';

/** A thread that answers requests from a connection of its own; whoever sends them has let them in. */

const port = parentPort;
if (!port) throw new Error('not-a-worker: this module runs in a thread of its own');
const say = (message: FromThread, handedOver: readonly unknown[] = []) =>
  port.postMessage(message, handedOver as never);

/** Nothing is added here: what changes the archive stays in the thread that writes. */
const NO_INTAKE = new Promise<Intake>(() => {});

try {
  const { archive, version } = workerData as AnswerData;
  const store = openReading(archive);
  const served = { store, version, intake: NO_INTAKE, access: new Access() };
  const app = withRoutes(bareApp(), served);
  port.on('message', async (asked: ToThread) => {
    if (asked === null) {
      await store.close();
      // Files still on their way would keep it up.
      process.exit();
    }
    const answer = await answered(await app.request(requestOf(asked)));
    say(answer, [answer.body]);
  });
  say({ kind: 'ready' });
} catch (cause) {
  say({ kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) });
}

function requestOf({ url, method, headers, body }: Asked): Request {
  return new Request(url, { method, headers: headers.map(([name, value]) => [name, value]), body });
}

/** Files and events go out as they come; all else is whole before anything is sent. */
async function answered(response: Response): Promise<Answered> {
  const { status, headers, body } = response;
  const comes =
    headers.has('content-disposition') ||
    (headers.get('content-type') ?? '').startsWith('text/event-stream');
  return {
    kind: 'answer',
    status,
    headers: [...headers],
    body: comes && body ? body : await response.arrayBuffer(),
  };
}
