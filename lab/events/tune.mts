import { writeFileSync } from 'node:fs';
import { pairExamples } from './pair-set.ts';
import { cameoExamples } from './cameo.ts';
const ex = (await pairExamples('../shared/data')).map((e) => ({ bag: [...e.bag], klass: e.klass, hints: e.hints.map(h => [h.root, h.weight, h.actor, h.recipient, h.framed.sense.row]), id: e.item.id, text: e.item.text, quad: e.item.quad }));
writeFileSync('/tmp/bags.json', JSON.stringify({ ex, cameo: cameoExamples('../shared/data').map((e) => ({ bag: [...e.bag], klass: e.klass })) }));
