import { describe, expect, test } from 'vitest';
import { listOf, plainSearch, queryOf, searchOf, toggled } from './params.ts';

describe('the query in the address', () => {
  test('goes through the address unchanged, lists and keys readable', () => {
    const search = { between: 'FRA,RUS', actor: 'name:john smith', from: '2015', words: 'a "b c"' };
    const printed = plainSearch.print(search);
    expect(printed).toContain('between=FRA,RUS');
    expect(printed).toContain('actor=name:john+smith');
    expect(plainSearch.parse(printed)).toEqual(search);
    expect(plainSearch.print({})).toBe('');
  });

  test('keeps what it knows, drops the rest', () => {
    const check = searchOf('by');
    expect(check({ type: 'AID', by: 'week', evil: 'x', words: '  ', from: 3 })).toEqual({
      type: 'AID',
      by: 'week',
    });
    expect(queryOf({ type: 'AID', by: 'week' })).toEqual({ type: 'AID' });
  });

  test('members of a list go in and out', () => {
    expect(toggled(undefined, 'AID')).toBe('AID');
    expect(toggled('AID,AGREE', 'AID')).toBe('AGREE');
    expect(toggled('AID', 'AID')).toBeUndefined();
    expect(listOf(undefined)).toEqual([]);
  });
});
