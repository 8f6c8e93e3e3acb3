import type { Actor, Reference } from '../../doc/layers.ts';
import { stage } from '../../doc/stage.ts';
import type { World } from '../../world/world.ts';

/** Whom each mention stands for: names that the lexicon knows at the report's date. */
export function referencesStage(world: World) {
  return stage({
    name: 'references',
    version: '0',
    needs: ['blocks', 'tokens', 'sentences', 'quotations', 'tags', 'tree', 'names', 'mentions', 'statements'],
    gives: ['actors', 'references'],
    read(doc) {
      const actors: Actor[] = [];
      const keys = new Map<string, number>();
      const references = doc.layer('mentions').map((mention, index): Reference => {
        const found = mention.form === 'pronoun' ? [] : world.find(doc.words(mention), { day: doc.report.published });
        const best = found[0];
        if (!best) return { mention: index, actors: [], through: null, score: 0, rule: 'unknown' };
        let at = keys.get(best.key);
        if (at === undefined) {
          at = actors.length;
          keys.set(best.key, at);
          const { name, kind, country, sector, code, role, wikidata } = best;
          actors.push({ name, kind, country, sector, code, role, wikidata, resolved: 'lexicon' });
        }
        return { mention: index, actors: [at], through: null, score: best.score, rule: 'lexicon' };
      });
      return { layers: { actors, references } };
    },
  });
}
