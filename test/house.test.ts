import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circle, type Import, importsOf, sourceFiles } from './imports.ts';

const SRC = join(import.meta.dirname, '../src');

/** Who may import whom, as docs/architecture.md draws it. */
const MAY_IMPORT: { readonly [room: string]: readonly string[] } = {
  messages: [],
  text: [],
  weights: ['text'],
  record: ['text'],
  doc: ['text', 'weights', 'record'],
  world: ['text', 'record'],
  stages: ['doc', 'text', 'weights', 'world'],
  engine: ['stages', 'doc', 'text', 'weights', 'world'],
  harvest: ['doc', 'record', 'world', 'text'],
  sources: ['record', 'text', 'messages'],
  store: ['record', 'text', 'messages'],
  resolve: ['store', 'record', 'world', 'text'],
  tables: ['store', 'record', 'text'],
  intake: [
    'engine',
    'harvest',
    'sources',
    'store',
    'resolve',
    'record',
    'text',
    'messages',
    'doc',
    'world',
  ],
  api: ['intake', 'store', 'resolve', 'tables', 'record', 'text', 'messages'],
  cli: [
    'intake',
    'store',
    'resolve',
    'tables',
    'record',
    'text',
    'messages',
    'api',
    'engine',
    'harvest',
    'sources',
    'doc',
  ],
  '.': [
    'doc',
    'engine',
    'harvest',
    'record',
    'text',
    'world',
    'intake',
    'sources',
    'store',
    'stages',
  ],
};
/** Rooms that run in a browser tab too, with the packages they may use. */
const ISOMORPHIC: { readonly [room: string]: readonly string[] } = {
  text: ['@noble/hashes'],
  weights: [],
  doc: [],
  world: [],
  stages: [],
  engine: [],
  record: ['zod'],
  harvest: [],
};
/** Of the record, these rooms may know the vocabularies alone. */
const KINDS_ONLY = ['doc', 'world'];

const files = sourceFiles(SRC);
const imports = importsOf(SRC, files);
const room = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '.');
const say = ({ file, target }: Import) => `${file} imports ${target}`;

describe('the house', () => {
  it('has every file in a room of the table', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => !(room(file) in MAY_IMPORT))).toEqual([]);
  });

  it('imports only along the table', () => {
    const wrong = imports.filter(({ file, target, relative }) => {
      const [from, to] = [room(file), room(target)];
      return relative && from !== to && !MAY_IMPORT[from].includes(to);
    });
    expect(wrong.map(say)).toEqual([]);
  });

  it('has no stage that imports another', () => {
    const stage = (path: string) => path.split('/').slice(0, 2).join('/');
    const wrong = imports.filter(
      ({ file, target }) =>
        file.startsWith('stages/') && target.startsWith('stages/') && stage(file) !== stage(target),
    );
    expect(wrong.map(say)).toEqual([]);
  });

  it('lets doc and world know of the record only its vocabularies', () => {
    const wrong = imports.filter(
      ({ file, target, relative }) =>
        relative &&
        KINDS_ONLY.includes(room(file)) &&
        room(target) === 'record' &&
        target !== 'record/kinds.ts',
    );
    expect(wrong.map(say)).toEqual([]);
  });

  it('keeps Node and packages out of the rooms that run in a browser', () => {
    const wrong = imports.filter(({ file, target, relative }) => {
      const allowed = ISOMORPHIC[room(file)];
      return (
        allowed &&
        !relative &&
        !allowed.some((name) => target === name || target.startsWith(`${name}/`))
      );
    });
    expect(wrong.map(say)).toEqual([]);
  });

  it('has no circle of imports, types included', () => {
    expect(circle(imports)).toBeNull();
  });

  it('gives relative imports their ending, as Node needs them', () => {
    const wrong = imports.filter(
      ({ target, relative }) => relative && !/\.(ts|tsx|json|css)$/.test(target),
    );
    expect(wrong.map(say)).toEqual([]);
  });

  it('has no file over 700 lines', () => {
    const long = files.filter(
      (file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 700,
    );
    expect(long).toEqual([]);
  });
});
