import { readFileSync } from 'node:fs';
import { loadLanguage } from '../../src/engine/language.ts';
import { packagedAssets } from '../../src/intake/assets.ts';
import { NamesModel } from '../../src/stages/6-names/model.ts';
import { namesStage } from '../../src/stages/6-names/stage.ts';
import { type ScoredMention, scoreMentions } from '../../src/stages/8-mentions/score.ts';
import { mentionsStage } from '../../src/stages/8-mentions/stage.ts';
import { readTagger, readWideWords } from '../names/wide.ts';
import { readGum } from './gum.ts';

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const ROOM = 'src/stages';

/** Both stages as shipped, on gold tags and trees. */
export async function shippedStages() {
  const model = new NamesModel(readFileSync('models/names.bin'), readWideWords());
  const { syntax } = await loadLanguage(packagedAssets, (words) => model.known(words));
  return {
    names: namesStage(
      model,
      syntax,
      readTagger(),
      json(`${ROOM}/6-names/amounts.json`),
      json(`${ROOM}/6-names/arms.json`),
    ),
    mentions: mentionsStage(
      readFileSync(`${ROOM}/8-mentions/nouns.txt`, 'utf8'),
      json(`${ROOM}/8-mentions/words.json`),
    ),
  };
}

/** GUM's kinds as the record's; a group of people is a person to GUM. */
const KIND: Readonly<Record<string, string>> = {
  person: 'person',
  group: 'person',
  organisation: 'organization',
  place: 'place',
  nationality: 'person',
};

/** What `entities` and `found` of each document of a treebank file are; lists are left out. */
export async function* compared(data: string, file = 'gum-dev.conllu') {
  const { names, mentions } = await shippedStages();
  for (const { id, doc, entities } of readGum(data, file)) {
    const named = doc.with(names.read(doc).layers);
    const found = mentions.read(named).layers.mentions.filter((one) => one.members.length === 0);
    yield { id, doc: named, entities, found };
  }
}

/** Mentions of persons, organisations and places against GUM's entities, on gold trees, by head. */
export async function evaluateMentions(data: string, file = 'gum-dev.conllu') {
  const gold: ScoredMention[] = [];
  const mine: ScoredMention[] = [];
  let offset = 0;
  for await (const { doc, entities, found } of compared(data, file)) {
    const shift = <One extends ScoredMention>(one: One) => ({
      ...one,
      from: one.from + offset,
      to: one.to + offset,
      head: one.head + offset,
    });
    gold.push(
      ...entities.filter((one) => /^(person|organization|place)$/.test(one.type)).map(shift),
    );
    mine.push(
      ...found
        .filter((one) => KIND[one.type])
        .map((one) => shift({ ...one, type: KIND[one.type] })),
    );
    offset += doc.layer('tokens').length;
  }
  return scoreMentions(gold, mine);
}
