/**
 * Word classes by the exchange algorithm in its predictive form, both ways at once: the classes
 * that best predict the next word from the class of this one, and the previous word from it
 * (Uszkoreit and Brants, "Distributed Word Clustering for Large Scale Class-Based Language
 * Modeling", ACL 2008; both ways as in Dehdari, Tan and van Genabith, NAACL 2016).
 */

/** The class, from 0, of each word; words rarer than `least` are left out. */
export interface Classes {
  readonly words: readonly string[];
  readonly classes: Uint16Array;
}

/** Deterministic: the first arrangement goes by frequency, and ties by order. */
export function exchange(
  paragraphs: Iterable<readonly string[]>,
  options: { readonly classes: number; readonly least: number; readonly rounds: number },
  say: (line: string) => void,
): Classes {
  const { ids, words, counts } = readStream(paragraphs, options.least);
  const size = words.length + 1; // the last id stands for every rare word and for the border
  const next = neighbours(ids, size, false);
  const previous = neighbours(ids, size, true);
  const many = options.classes;
  const classOf = new Uint16Array(size);
  for (let word = 0; word < size; word++) classOf[word] = word === size - 1 ? many : word % many;
  // after[w * many + c]: how often a word of class c stands before w; before: the other way round.
  const after = new Int32Array(size * many);
  const before = new Int32Array(size * many);
  const total = new Int32Array(many);
  const put = (word: number, kind: number, sign: 1 | -1) => {
    for (let i = next.first[word]; i < next.first[word + 1]; i++) {
      after[next.word[i] * many + kind] += sign * next.count[i];
    }
    for (let i = previous.first[word]; i < previous.first[word + 1]; i++) {
      before[previous.word[i] * many + kind] += sign * previous.count[i];
    }
    total[kind] += sign * counts[word];
  };
  for (let word = 0; word < size - 1; word++) put(word, classOf[word], 1);
  const score = new Float64Array(many);
  const add = (list: Neighbours, table: Int32Array, word: number) => {
    for (let i = list.first[word]; i < list.first[word + 1]; i++) {
      const row = list.word[i] * many;
      const n = list.count[i];
      for (let c = 0; c < many; c++) {
        const had = table[row + c];
        score[c] += had === 0 ? xlogx(n) : xlogx(had + n) - xlogx(had);
      }
    }
  };
  for (let round = 0; round < options.rounds; round++) {
    let moved = 0;
    for (let word = 0; word < size - 1; word++) {
      const old = classOf[word];
      put(word, old, -1);
      for (let c = 0; c < many; c++) {
        score[c] = -2 * (xlogx(total[c] + counts[word]) - xlogx(total[c]));
      }
      add(next, after, word);
      add(previous, before, word);
      let best = old;
      for (let c = 0; c < many; c++) if (score[c] > score[best] + 1e-9) best = c;
      if (best !== old) moved++;
      classOf[word] = best;
      put(word, best, 1);
    }
    say(`round ${round + 1}: ${moved} of ${size - 1} words moved`);
    if (moved < size / 500) break;
  }
  return { words, classes: classOf.slice(0, size - 1) };
}

function readStream(paragraphs: Iterable<readonly string[]>, least: number) {
  const seen = new Map<string, number>();
  const stream: number[][] = [];
  const spelt: string[] = [];
  const count: number[] = [];
  for (const paragraph of paragraphs) {
    const line: number[] = [];
    for (const word of paragraph) {
      let id = seen.get(word);
      if (id === undefined) {
        id = spelt.length;
        seen.set(word, id);
        spelt.push(word);
        count.push(0);
      }
      count[id]++;
      line.push(id);
    }
    if (line.length > 0) stream.push(line);
  }
  const kept = [...spelt.keys()].filter((id) => count[id] >= least);
  kept.sort((a, b) => count[b] - count[a] || a - b);
  const rank = new Int32Array(spelt.length).fill(kept.length);
  kept.forEach((id, at) => {
    rank[id] = at;
  });
  const length = stream.reduce((sum, line) => sum + line.length + 1, 1);
  const ids = new Int32Array(length).fill(kept.length);
  let at = 1;
  for (const line of stream) {
    for (const id of line) ids[at++] = rank[id];
    at++;
  }
  return { ids, words: kept.map((id) => spelt[id]), counts: kept.map((id) => count[id]) };
}

interface Neighbours {
  readonly first: Int32Array;
  readonly word: Int32Array;
  readonly count: Int32Array;
}

/** For each word, the distinct words that follow it (or come before it) and how often. */
function neighbours(ids: Int32Array, size: number, backwards: boolean): Neighbours {
  const pairs = new Float64Array(ids.length - 1);
  for (let i = 0; i + 1 < ids.length; i++) {
    pairs[i] = backwards ? ids[i + 1] * size + ids[i] : ids[i] * size + ids[i + 1];
  }
  pairs.sort();
  const first = new Int32Array(size + 1);
  const word: number[] = [];
  const count: number[] = [];
  for (let i = 0; i < pairs.length; i++) {
    if (i > 0 && pairs[i] === pairs[i - 1]) count[count.length - 1]++;
    else {
      word.push(pairs[i] % size);
      count.push(1);
      first[Math.floor(pairs[i] / size) + 1]++;
    }
  }
  for (let i = 0; i < size; i++) first[i + 1] += first[i];
  return { first, word: Int32Array.from(word), count: Int32Array.from(count) };
}

const TABLE = Float64Array.from({ length: 1 << 16 }, (_, n) => (n === 0 ? 0 : n * Math.log(n)));
function xlogx(n: number): number {
  return n < TABLE.length ? TABLE[n] : n * Math.log(n);
}
