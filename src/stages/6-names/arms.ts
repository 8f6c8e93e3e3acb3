/** Word lists of `arms.json`, all in lower case. */
export interface ArmsWords {
  readonly platforms: readonly string[];
  readonly weapons: readonly string[];
  /** Names that mean nothing else; the others need a head noun close by. */
  readonly sure: readonly string[];
  /** Nouns beside which a doubtful name is an arm ("Patriot missiles"). */
  readonly heads: readonly string[];
  /** Letters that begin a model's designation ("Su-24"). */
  readonly models: { readonly platform: readonly string[]; readonly weapon: readonly string[] };
  /** Designations that need no head noun beside them. */
  readonly plain: readonly string[];
  /** Prefixes of ships' names. */
  readonly ships: readonly string[];
}

export interface Arm {
  readonly from: number;
  readonly to: number;
  readonly type: 'weapon' | 'platform';
}

/** How far after a doubtful name its head noun may stand, in words. */
const REACH = 3;

/** Finds named weapons and military platforms among the words of one sentence. */
export class Arms {
  readonly #names = new Map<string, 'weapon' | 'platform'>();
  readonly #models = new Map<string, 'weapon' | 'platform'>();
  readonly #sure: ReadonlySet<string>;
  readonly #heads: ReadonlySet<string>;
  readonly #plain: ReadonlySet<string>;
  readonly #ships: ReadonlySet<string>;

  constructor(words: ArmsWords) {
    for (const name of words.weapons) this.#names.set(name, 'weapon');
    for (const name of words.platforms) this.#names.set(name, 'platform');
    for (const letters of words.models.weapon) this.#models.set(letters, 'weapon');
    for (const letters of words.models.platform) this.#models.set(letters, 'platform');
    this.#sure = new Set(words.sure);
    this.#heads = new Set(words.heads);
    this.#plain = new Set(words.plain);
    this.#ships = new Set(words.ships);
  }

  /** Arms left to right, apart. `glued[i]` tells that no space stands before word i. */
  find(words: readonly string[], glued: readonly boolean[]): Arm[] {
    const out: Arm[] = [];
    for (let i = 0; i < words.length; ) {
      const arm = this.#ship(words, i) ?? this.#model(words, glued, i) ?? this.#name(words, i);
      if (arm !== null) out.push(arm);
      i = arm?.to ?? i + 1;
    }
    return out;
  }

  /** "The destroyer USS Donald Cook entered the Black Sea." */
  #ship(words: readonly string[], from: number): Arm | null {
    if (!this.#ships.has(words[from].toLowerCase()) || !/^\p{Lu}+$/u.test(words[from])) return null;
    let to = from + 1;
    while (to < words.length && to < from + 5 && /^\p{Lu}\p{Ll}|^[A-Z]\.$/u.test(words[to])) to++;
    return to > from + 1 ? { from, to, type: 'platform' } : null;
  }

  /** "A Su-24 bomber was shot down." Designations may be one token or three. */
  #model(words: readonly string[], glued: readonly boolean[], from: number): Arm | null {
    let text = words[from];
    let to = from + 1;
    while (to < words.length && to < from + 4 && glued[to] && /^[-–\w]+$/.test(words[to])) {
      text += words[to++];
    }
    const match = /^([A-Z][A-Za-z/]{0,3}?)([-–]?)(\d{1,4})([A-Z]{0,3}\d{0,2}s?)$/.exec(text);
    if (match === null) return null;
    const letters = match[1].toLowerCase();
    const type = this.#models.get(letters);
    if (type === undefined) return null;
    // Two figures at least: a "B-2 visa" is no bomber.
    const sure = this.#plain.has(letters) && match[2] !== '' && match[3].length > 1;
    return sure || this.#headed(words, to) ? { from, to, type } : null;
  }

  /** "Poland asked for Patriot batteries." "Patriot" alone may be anything. */
  #name(words: readonly string[], from: number): Arm | null {
    if (!/^\p{Lu}/u.test(words[from])) return null;
    for (let size = 3; size > 0; size--) {
      const key = words
        .slice(from, from + size)
        .join(' ')
        .toLowerCase();
      const type = this.#names.get(key);
      if (type === undefined) continue;
      const to = Math.min(from + size, words.length);
      if (this.#sure.has(key) || this.#headed(words, to)) return { from, to, type };
    }
    return null;
  }

  #headed(words: readonly string[], from: number): boolean {
    for (let i = from; i < Math.min(from + REACH, words.length); i++) {
      if (this.#heads.has(words[i].toLowerCase())) return true;
      if (!/^[\p{L}\p{N}-]+$/u.test(words[i])) return false;
    }
    return false;
  }
}
