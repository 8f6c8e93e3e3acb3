import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';
import type { Store } from '../../store/store.ts';
import { AnswerThreads } from './answer-threads.ts';
import type { Asked, FromThread, ToThread } from './messages.ts';

/** A thread that answers when it is told to. */
class Told extends EventEmitter {
  hand: Asked | null = null;
  postMessage(message: ToThread) {
    if (message === null) this.emit('exit');
    else this.hand = message;
  }
  say(message: FromThread) {
    this.hand = null;
    this.emit('message', message);
  }
  answer() {
    this.say({ kind: 'answer', status: 200, headers: [], body: new ArrayBuffer(0) });
  }
}

test('what is slow waits for its own kind and leaves a thread to what is quick', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const begun: Told[] = [];
    const begin = () => {
      const thread = new Told();
      begun.push(thread);
      return thread as unknown as Worker;
    };
    const store = { asking: { name: 'sqlite' }, location: 'archive.db' } as unknown as Store;
    const threads = AnswerThreads.over(store, '0', begin, 2);
    if (!threads) throw new Error('no threads');
    begun[0].say({ kind: 'ready' });
    begun[1].say({ kind: 'ready' });
    const ask = (path: string) => threads.answer(new Request(`http://127.0.0.1/api/v1/${path}`));
    const inHand = () => begun.map(({ hand }) => hand?.url.replace(/.*v1\//, '') ?? null);

    // Nobody knows yet that this one is slow: both threads may have it.
    const first = [ask('network'), ask('network?type=AGREE')];
    expect(inHand()).toEqual(['network', 'network?type=AGREE']);
    vi.advanceTimersByTime(400);
    for (const thread of begun) thread.answer();
    await Promise.all(first);

    const slow = [ask('network'), ask('network?type=AID')];
    expect(inHand()).toEqual(['network', null]);
    const quick = ask('reports?limit=5');
    expect(inHand()).toEqual(['network', 'reports?limit=5']);
    begun[1].answer();
    expect((await quick).status).toBe(200);
    expect(inHand()).toEqual(['network', null]);
    begun[0].answer();
    await slow[0];
    expect(inHand()).toContain('network?type=AID');
    begun[0].answer();
    await slow[1];
    await threads.close();
  } finally {
    vi.useRealTimers();
  }
});
