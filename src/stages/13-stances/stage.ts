import { type Stage, stage } from '../../doc/stage.ts';
import { lexicalStances } from './lexical.ts';
import { Sides } from './lexicon.ts';
import { oustingStances } from './ousting.ts';
import { NEEDS, Scene, type StanceWords } from './scene.ts';

/** What this stage loads: paths under `src/`. */
export const STANCE_ASSETS = {
  sides: 'stages/13-stances/stances.tsv',
  words: 'stages/13-stances/words.json',
} as const;

/** Who stands with or against whom. `sides` is the text of `stances.tsv`, `lists` is `words.json`. */
export function stancesStage(
  sides: string,
  lists: { readonly [list: string]: readonly string[] },
): Stage<(typeof NEEDS)[number], 'stances'> {
  const lexicon = new Sides(sides);
  const list = (name: string) => new Set(lists[name] ?? []);
  const words: StanceWords = {
    wanting: list('wanting'),
    leaving: list('leaving'),
    leavingPhrases: list('leaving-phrases'),
    removing: list('removing'),
    removed: list('removed'),
    goingNouns: list('going-nouns'),
    posts: list('posts'),
    doubtful: list('doubtful'),
    undoing: list('undoing'),
    holding: list('holding'),
  };
  return stage({
    name: 'stances',
    version: '1',
    needs: NEEDS,
    gives: ['stances'],
    read(doc) {
      const scene = new Scene(doc, words);
      const all = [...lexicalStances(scene, lexicon), ...oustingStances(scene)];
      // The first reading of a pair stands: words before wishes.
      const stances = all.filter((one, index) => {
        const first = all.findIndex(
          (other) => other.holder.from === one.holder.from && other.object.from === one.object.from,
        );
        return first === index;
      });
      return { layers: { stances: stances.sort((a, b) => a.cue.from - b.cue.from) } };
    },
  });
}
