import { readFileSync } from 'node:fs';
import { trainLogistic, predict, randomOf, type Example } from './logistic.ts';
import { FOLDED_ROOTS, quadOf } from '../../src/stages/11-events/roots.ts';
const { ex, cameo } = JSON.parse(readFileSync('/tmp/bags.json', 'utf8'));
const E: Example[] = ex.map((e: any) => ({ bag: new Map(e.bag), klass: e.klass }));
const C: Example[] = cameo.map((e: any) => ({ bag: new Map(e.bag), klass: e.klass }));
const order = E.map((_, i) => i); const r = randomOf(11);
for (let i = order.length - 1; i > 0; i--) { const j = Math.floor(r() * (i + 1)); [order[i], order[j]] = [order[j], order[i]]; }
export function f1(gold: any[], got: any[]) { const L = [...new Set(gold)]; return 100 * L.map((l) => { let tp = 0, fp = 0, fn = 0; gold.forEach((g, i) => { if (g === l && got[i] === l) tp++; else if (g === l) fn++; else if (got[i] === l) fp++; }); return tp ? 2 * tp / (2 * tp + fp + fn) : 0; }).reduce((a, b) => a + b, 0) / L.length; }
export function rep(got: number[]) { const gold = E.map((e) => e.klass); const q = (k: number) => quadOf(FOLDED_ROOTS[k]); const b = (k: number) => q(k) <= 2 ? 1 : 2; return `bin ${f1(gold.map(b), got.map(b)).toFixed(1)} quad ${f1(gold.map(q), got.map(q)).toFixed(1)} root ${f1(gold, got).toFixed(1)} acc ${(100 * gold.filter((g, i) => g === got[i]).length / gold.length).toFixed(1)}`; }
export function cv(o: any, keep = (n: string) => true) {
  const filt = (x: Example[]) => x.map((e) => ({ ...e, bag: new Map([...e.bag].filter(([n]) => keep(n))) }));
  const EE = filt(E); const CC = o.cameo > 0 ? filt(C).map((e) => ({ ...e, weight: o.cameo })) : [];
  const got: number[] = []; const probs: Float64Array[] = [];
  for (let f = 0; f < 5; f++) {
    const m = trainLogistic([...order.filter((_, k) => k % 5 !== f).map((i) => EE[i]), ...CC], { classes: 15, epochs: 12, rate: 0.1, l2: 1e-4, balance: 0.5, seed: 3, least: 2, ...o });
    order.forEach((i, k) => { if (k % 5 === f) { const s = predict(m, EE[i].bag); probs[i] = s; got[i] = s.indexOf(Math.max(...s)); } });
  }
  return { got, probs };
}
if (process.argv[1].endsWith('grid.mts')) {
  for (const o of JSON.parse(process.argv[2])) console.log(JSON.stringify(o), rep(cv(o, o.drop ? (n) => !new RegExp(o.drop).test(n) : undefined).got));
}
