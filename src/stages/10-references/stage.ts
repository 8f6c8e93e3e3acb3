import type { Reference } from '../../doc/layers.ts';
import { stage } from '../../doc/stage.ts';
import type { World } from '../../world/world.ts';
import { settleAnonymous } from './anonymous.ts';
import { settleBodies } from './bodies.ts';
import { Cast, type Settled } from './cast.ts';
import { settleDeputies } from './deputies.ts';
import { settleDescription } from './descriptions.ts';
import { Doubts } from './doubts.ts';
import { settleHomes } from './home.ts';
import { settleLeaders } from './leaders.ts';
import { Past } from './past.ts';
import { settlePeople } from './people.ts';
import { settlePronoun } from './pronouns.ts';
import { type ReferenceWords, Scene } from './scene.ts';
import { doubtSpeakers, settleSpeech } from './speech.ts';

/**
 * Whom each mention stands for. Names come first, over the whole report; then descriptions and
 * pronouns in the order of the text, each from what stands before it; last the first and second
 * person of what is said. `words` is the content of `words.json`.
 */
export function referencesStage(world: World, words: ReferenceWords) {
  return stage({
    name: 'references',
    version: '1',
    needs: [
      'blocks',
      'tokens',
      'sentences',
      'quotations',
      'tags',
      'tree',
      'names',
      'mentions',
      'statements',
    ],
    gives: ['actors', 'references'],
    read(doc) {
      const scene = new Scene(doc, world, words);
      const cast = new Cast();
      const doubts = new Doubts(scene);
      const settled: (Settled | null)[] = scene.mentions.map(() => null);
      settlePeople(scene, cast, settled, doubts);
      settleBodies(scene, cast, settled);
      settleHomes(scene, cast, settled);
      const past = new Past(scene);
      for (const index of inOrder(scene)) {
        const mention = scene.mentions[index];
        if (mention.members.length) settled[index] = together(settled, mention.members);
        else if (mention.form === 'description')
          settled[index] = settleDescription(scene, cast, settled, index, past, doubts);
        else if (mention.form === 'pronoun')
          settled[index] = settlePronoun(scene, cast, settled, index, past, doubts);
        past.note(index, settled[index]);
      }
      scene.mentions.forEach(({ members }, index) => {
        if (members.length) settled[index] = together(settled, members);
      });
      settleLeaders(scene, cast, settled);
      settleDeputies(scene, cast, settled);
      settleAnonymous(scene, cast, settled, doubts);
      settleSpeech(scene, settled);
      doubtSpeakers(scene, cast, settled, doubts);
      return {
        layers: {
          actors: cast.parts.map(({ actor }) => actor),
          references: settled.map(reference),
        },
        problems: doubts.problems,
      };
    },
  });
}

/** Mentions by their heads, so that "his" is settled before "his Russian counterpart"; lists behind their last member. */
function inOrder({ mentions }: Scene): number[] {
  const place = mentions.map(({ head, members }) =>
    members.length ? Math.max(...members.map((member) => mentions[member].head)) + 0.5 : head,
  );
  return mentions.map((_, index) => index).sort((a, b) => place[a] - place[b] || a - b);
}

/** "France and Germany": everybody the members stand for. */
function together(
  settled: readonly (Settled | null)[],
  members: readonly number[],
): Settled | null {
  const all = members.map((member) => settled[member]);
  const actors = [...new Set(all.flatMap((one) => one?.actors ?? []))];
  if (!actors.length) return null;
  return {
    actors,
    through: null,
    score: Math.min(...all.map((one) => one?.score ?? 0.5)),
    rule: 'list',
  };
}

function reference(settled: Settled | null, mention: number): Reference {
  return settled
    ? { mention, ...settled }
    : { mention, actors: [], through: null, score: 0, rule: 'unknown' };
}
