import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleReader } from '../../../test/sample/sample-reader.ts';
import { SAMPLE_TEXT, sampleRecord } from '../../../test/sample/sample-record.ts';
import { Intake } from '../../intake/intake.ts';
import { openStore } from '../../store/open.ts';
import { Access } from '../access/access.ts';
import { createApp } from '../app.ts';
import { listen } from '../server.ts';
import { TOOLS } from './tools.ts';

/** A message of JSON-RPC 2.0, as the Model Context Protocol sends it. */
interface Message {
  readonly id?: number;
  readonly result?: {
    readonly content?: readonly { readonly text: string }[];
    readonly [name: string]: unknown;
  };
  readonly error?: { readonly message: string };
}
type Send = (method: string, params?: object) => Promise<Message>;

const HELLO = {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'test', version: '0' },
};
const TSX = new URL('../../../node_modules/.bin/tsx', import.meta.url).pathname;
const MAIN = new URL('../../cli/main.ts', import.meta.url).pathname;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-mcp-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

/** `chancery mcp` over an archive of its own, spoken to as an assistant does. */
async function overStdio(): Promise<{ send: Send; close: () => Promise<unknown> }> {
  const archive = join(folder, 'archive.db');
  const store = await openStore(archive);
  await store.add(sampleRecord());
  await store.close();
  const args = [MAIN, 'mcp', '--archive', archive, '--link', 'https://desk.example/'];
  const child = spawn(TSX, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map<number, (message: Message) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = JSON.parse(line) as Message;
    if (message.id !== undefined) waiting.get(message.id)?.(message);
  });
  const write = (message: object) =>
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  let last = 0;
  const send: Send = (method, params = {}) =>
    new Promise((resolve) => {
      const id = ++last;
      waiting.set(id, resolve);
      write({ id, method, params });
    });
  await send('initialize', HELLO);
  write({ method: 'notifications/initialized' });
  return {
    send,
    close: () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin.end();
      return ended;
    },
  };
}

/** `/mcp` of a server that asks for a token, spoken to over a real connection. */
async function overHttp(): Promise<{ send: Send; url: string; close: () => Promise<unknown> }> {
  const store = await openStore(':memory:');
  await store.add(sampleRecord());
  const intake = new Intake(store, sampleReader);
  const app = createApp({ store, intake, version: '0', access: new Access({ token: 't' }) });
  const served = await listen(app, 0);
  const url = `${served.url}mcp`;
  let last = 0;
  const send: Send = async (method, params = {}) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: 'Bearer t',
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': HELLO.protocolVersion,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: ++last, method, params }),
    });
    const text = await answer.text();
    // Either plain JSON or one event of a stream.
    return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text) as Message;
  };
  return {
    send,
    url,
    close: async () => {
      await served.close();
      await store.close();
    },
  };
}

describe.each([
  { way: 'stdio', open: overStdio },
  { way: 'HTTP', open: overHttp },
])('over $way', ({ open }) => {
  let speaking: Awaited<ReturnType<typeof open>>;
  const call = async (name: string, asked: object) =>
    (await speaking.send('tools/call', { name, arguments: asked })).result;
  beforeEach(async () => {
    speaking = await open();
  });
  afterEach(() => speaking.close());

  test('every tool is listed and reads alone; answers quote and cite', async () => {
    const { result } = await speaking.send('tools/list');
    const tools = result?.tools as { name: string; annotations: object; inputSchema: object }[];
    expect(tools.map(({ name }) => name)).toEqual(TOOLS.map(({ name }) => name));
    for (const { annotations, inputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true });
      expect(inputSchema).toMatchObject({ type: 'object' });
    }

    const found = await call('search', { kind: 'event', between: ['RUS', 'UKR'] });
    expect(found?.content?.[0].text).toMatch(/^1 found\./);
    expect(found?.structuredContent).toMatchObject({
      results: [
        {
          citation: {
            report: 'sample',
            outlet: 'The Harbour Courier',
            entry: 'e1',
            words: 'agreed',
            link: expect.stringMatching(/^https?:\/\/.+\/reports\/sample#e1$/),
          },
        },
      ],
    });

    const said = await call('entries_of_actor', { actor: 'Angela Merkel', part: 'said' });
    expect(said?.content?.[0].text).toContain('sanctions would be extended in January');

    const read = await call('read_report', { report: 'sample', start: 10 });
    expect(read?.structuredContent).toMatchObject({ text: SAMPLE_TEXT.slice(10), next: null });

    const pledged = await call('ledger', { actor: 'Q58217' });
    expect(pledged?.content?.[0].text).toMatch(/begin the withdrawal/);
    expect(pledged?.structuredContent).toMatchObject({ total: 3 });

    const why = await call('explain_entry', { report: 'sample', entry: 'e5' });
    expect(why?.content?.[0].text).toContain('- trigger: “accused”');
  });

  test('a wrong question is told in words, and nothing breaks', async () => {
    for (const [name, asked, words] of [
      ['read_report', { report: 'none' }, 'No report'],
      ['explain_entry', { report: 'sample', entry: 'none' }, 'no entry'],
      [
        'search',
        { kind: 'figure', speaker: 'FRA', type: ['AID'], from: '2015-02-31' },
        '2015-02-31',
      ],
    ] as const) {
      const result = await call(name, asked);
      expect(result, name).toMatchObject({ isError: true });
      expect(result?.content?.[0].text, name).toContain(words);
    }
    const odd = await speaking.send('tools/call', {
      name: 'search',
      arguments: { kind: 'rumour' },
    });
    expect(odd.error ?? odd.result?.isError).toBeTruthy();
    expect((await call('search', { words: 'zeppelin' }))?.content?.[0].text).toBe('0 found.');
  });
});

test('over HTTP nobody asks unnamed, and no other site', async () => {
  const { url, close } = await overHttp();
  try {
    const ask = (headers: object) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }),
      });
    expect((await ask({})).status).toBe(401);
    expect((await ask({ authorization: 'Bearer t', origin: 'https://evil.example' })).status).toBe(
      403,
    );
  } finally {
    await close();
  }
});
