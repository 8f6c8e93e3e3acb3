import type { Layers } from '../doc/layers.ts';
import { NamesModel } from '../stages/6-names/model.ts';
import { namesStage } from '../stages/6-names/stage.ts';
import { timesStage } from '../stages/7-times/stage.ts';
import { mentionsStage } from '../stages/8-mentions/stage.ts';
import { statementsStage } from '../stages/9-statements/stage.ts';
import { referencesStage } from '../stages/10-references/stage.ts';
import { eventsStage } from '../stages/11-events/stage.ts';
import { COMMITMENT_ASSETS, commitmentsStage } from '../stages/12-commitments/stage.ts';
import { STANCE_ASSETS, stancesStage } from '../stages/13-stances/stage.ts';
import { FIGURE_ASSETS, figuresStage } from '../stages/14-figures/stage.ts';
import { Tagger } from '../weights/tagger.ts';
import { WideWords } from '../weights/wide-words.ts';
import type { OwnEntry } from '../world/own.ts';
import { WORLD_FILES, type World, type WorldFiles, worldFrom } from '../world/world.ts';
import { type Assets, jsonOf, textOf } from './assets.ts';
import { loadLanguage } from './language.ts';
import type { Pipeline } from './pipeline.ts';

/** A loaded engine: the stages in their order, and what is known of the world. */
export interface Engine {
  readonly pipeline: Pipeline<keyof Layers>;
  readonly world: World;
}

/**
 * Loads weights and word lists and puts the stages in order; `own` is a user's lexicon. Rejects where an
 * asset is missing.
 */
export async function loadEngine(assets: Assets, own: readonly OwnEntry[] = []): Promise<Engine> {
  const text = (path: string) => textOf(assets, path);
  const lists = <Shape>(path: string) => jsonOf<Shape>(assets, path);
  const wide = assets.bytes('models/wide.bin').then((bytes) => new WideWords(bytes));
  const named = Promise.all([assets.bytes('models/names.bin'), wide]).then(
    ([bytes, words]) => new NamesModel(bytes, words),
  );
  const [names, language, world, tagger] = await Promise.all([
    named,
    named.then((model) => loadLanguage(assets, (words) => model.known(words))),
    loadWorld(assets, own),
    assets.bytes('models/tagger.bin'),
  ]);
  const events = 'stages/11-events';
  const pipeline = language.pipeline
    .add(
      namesStage(
        names,
        language.syntax,
        new Tagger(tagger, language.kernel, await wide),
        await lists('stages/6-names/amounts.json'),
        await lists('stages/6-names/arms.json'),
      ),
    )
    .add(timesStage(await lists('stages/7-times/words.json')))
    .add(
      mentionsStage(
        await text('stages/8-mentions/nouns.txt'),
        await lists('stages/8-mentions/words.json'),
      ),
    )
    .add(
      statementsStage(await assets.bytes('models/statements.bin'), language.classes, {
        polarity: await lists('stages/9-statements/polarity.json'),
        sayings: await lists('stages/9-statements/sayings.json'),
        circumstances: await lists('stages/9-statements/circumstances.json'),
      }),
    )
    .add(referencesStage(world, await lists('stages/10-references/words.json')))
    .add(
      eventsStage({
        lexicon: await text(`${events}/lexicon.tsv`),
        classes: await text(`${events}/classes.tsv`),
        words: await lists(`${events}/words.json`),
      }),
    )
    .add(
      commitmentsStage(
        await text(COMMITMENT_ASSETS.triggers),
        await lists(COMMITMENT_ASSETS.words),
        await lists(COMMITMENT_ASSETS.classes),
      ),
    )
    .add(stancesStage(await text(STANCE_ASSETS.sides), await lists(STANCE_ASSETS.words)))
    .add(figuresStage(await lists(FIGURE_ASSETS.words)));
  return { pipeline, world };
}

/** Loads what is known before reading, and what a user's lexicon adds. */
export async function loadWorld(assets: Assets, own: readonly OwnEntry[] = []): Promise<World> {
  const files = await Promise.all(
    WORLD_FILES.map(
      async (name) => [name, await textOf(assets, `world/data/${name}.tsv`)] as const,
    ),
  );
  return worldFrom(Object.fromEntries(files) as WorldFiles, own);
}
