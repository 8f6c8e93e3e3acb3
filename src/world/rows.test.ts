import { expect, it } from 'vitest';
import { Rows } from './rows.ts';
import { tableOf } from './tsv.ts';

const TEXT = '# what it is\nname\tkind\n# a remark\nOslo\tcity\n\nNATO\tbody\nIMF\tbody';

it('gives the rows that reading the whole table gives', () => {
  for (const text of [TEXT, `${TEXT}\n`, '', 'name\tkind\n']) {
    const whole = tableOf(text).rows;
    const rows = new Rows(text, (fields) => [...fields]);
    expect(Array.from({ length: rows.length }, (_, i) => rows.at(i))).toEqual(whole);
    expect(rows.at(rows.length)).toBeUndefined();
  }
});

it('makes a row once, and only those asked for', () => {
  let made = 0;
  const rows = new Rows(TEXT, ([name, kind]) => ({ name, kind, made: ++made }));
  expect(rows.at(2)).toEqual({ name: 'IMF', kind: 'body', made: 1 });
  expect(rows.at(2)).toBe(rows.at(2));
  expect(rows.find(({ kind }) => kind === 'body')?.name).toBe('NATO');
  expect(rows.find(({ kind }) => kind === 'river')).toBeUndefined();
  expect(made).toBe(3);
});
