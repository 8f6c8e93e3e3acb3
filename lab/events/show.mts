import { endToEnd } from './end-to-end.ts';
const lines: string[] = [];
const got = await endToEnd('../shared/data', (l) => lines.push(l));
const { writeFileSync } = await import('node:fs');
writeFileSync('/tmp/e2e.txt', lines.join('\n'));
const by: Record<string, number[]> = {};
for (const l of lines) { const m = /^(RIGHT|TYPE|MISS) (\w+)/.exec(l); if (m) { const t = (by[m[2]] ??= [0, 0, 0]); t[['RIGHT', 'TYPE', 'MISS'].indexOf(m[1])]++; } }
console.log(got, by);
