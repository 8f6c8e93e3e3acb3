import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadWorld } from '../../src/engine/load.ts';
import { packagedAssets } from '../../src/intake/assets.ts';
import { describe } from '../../src/world/describe.ts';
import type { World } from '../../src/world/world.ts';

interface Check {
  readonly test: string;
  readonly call: string;
  readonly text: string;
  readonly args: readonly string[];
  readonly expect: readonly string[];
}

/** Counts over all checks. */
export interface ActorScore {
  readonly all: number;
  readonly right: number;
  readonly country: number;
  readonly sector: number;
}

/** Sectors that say that nothing is known. */
const NOTHING = new Set(['', 'UNK', 'JNK', '????']);
/** Day of a check that names none: when the checks were written. */
const DAY = '2022-06-01';
const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

function dayOf(args: readonly string[]): string {
  for (const arg of args) {
    const iso = /\d{4}-\d\d-\d\d/.exec(arg);
    if (iso) return iso[0];
    const words = /(\d{1,2}) (\w+) (\d{4})|(\w+) (\d{1,2}), (\d{4})/.exec(arg);
    if (!words) continue;
    const [, d1, m1, y1, m2, d2, y2] = words;
    const month = MONTHS.indexOf((m1 ?? m2).toLowerCase()) + 1;
    return `${y1 ?? y2}-${String(month).padStart(2, '0')}-${(d1 ?? d2).padStart(2, '0')}`;
  }
  return DAY;
}

/** The country a check gives to go by, as an adjective or name in its first argument. */
function knownCountry(world: World, args: readonly string[]): string[] {
  const given = /^(?:known_country=|country=)?'([A-Z][a-z]+)'$/.exec(args[0] ?? '');
  return given ? world.find(given[1]).flatMap(({ country }) => country ?? []) : [];
}

/** Values one expectation allows for one field; null where it says nothing of it. */
function allowed(
  expect: readonly string[],
  field: string,
): { readonly values: string[]; readonly not: boolean } | null {
  const values: string[] = [];
  let not = false;
  for (const line of expect) {
    if (!new RegExp(`(?:\\['${field}'\\]|^cc\\b)`).test(line)) continue;
    if (field !== 'country' && line.startsWith('cc')) continue;
    const right = line.slice(line.search(/==|!=| in /));
    if (right.startsWith('!=')) not = true;
    values.push(...[...right.matchAll(/'([^']*)'/g)].map(([, value]) => value));
  }
  return values.length ? { values, not } : null;
}

/**
 * How often country and sector are both right on the actor checks of `actors/cases.jsonl`. Only
 * checks of country or sector count; a phrase that stands for nobody known is right where the check
 * wants no code, no sector, or an unknown one. `say` is told what is wrong.
 */
export async function scoreActorCases(
  data: string,
  say: (line: string) => void = () => {},
): Promise<ActorScore> {
  const checks = readFileSync(join(data, 'actors/cases.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Check);
  const world = await loadWorld(packagedAssets);
  let right = 0;
  let all = 0;
  let country = 0;
  let sector = 0;
  for (const check of checks) {
    if (check.call === 'query_wiki') continue;
    const none = check.expect.some((line) => /code is None/.test(line));
    const wantCountry = none ? { values: [''], not: false } : allowed(check.expect, 'country');
    const wantSector = none ? { values: [''], not: false } : allowed(check.expect, 'code_1');
    if (!wantCountry && !wantSector) continue;
    all++;
    const countries = knownCountry(world, check.args);
    const got = describe(world, check.text, { day: dayOf(check.args), countries });
    const side = got?.country ?? got?.body ?? countries[0] ?? '';
    const fits = (want: { values: string[]; not: boolean } | null, value: string) =>
      want === null || want.values.includes(value) !== want.not;
    const countryRight = fits(wantCountry, side);
    const found = got?.sector ?? '';
    const sectorRight =
      fits(wantSector, found) ||
      fits(wantSector, got?.second ?? '-') ||
      (wantSector !== null &&
        !wantSector.not &&
        NOTHING.has(found) &&
        wantSector.values.some((one) => NOTHING.has(one))) ||
      (wantSector?.not && !wantSector.values.includes(found));
    if (countryRight) country++;
    if (sectorRight) sector++;
    if (countryRight && sectorRight) right++;
    else {
      say(
        `${check.test}\t${check.text}\twanted ${none ? 'nobody' : `${wantCountry?.values} ${wantSector?.values}`}\tgot ${side} ${found} ${got?.named?.name ?? ''} ${got?.role?.words ?? ''}`,
      );
    }
  }
  return { all, right, country, sector };
}
