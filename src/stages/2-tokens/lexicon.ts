/** The word lists of `words.json`; each is one string of entries parted by single spaces. */
export interface TokenWords {
  /** Written with a full stop that is no sentence's end, without it and in their usual case: "Mr". */
  readonly abbreviations: string;
  /** Abbreviations only before a figure: "No" in "No. 5". */
  readonly numbered: string;
  /** Heads that stay in one word with what follows their hyphen: "non" in "non-aligned". */
  readonly prefixes: string;
  /** Words that are cut although no apostrophe says so, with their cuts: "can|not". */
  readonly clitics: string;
  /** Words that begin with an apostrophe of their own: "'em". */
  readonly apostrophes: string;
  /** Words with a slash of their own: "w/o". */
  readonly slashes: string;
  /** What is cut from a figure it is written to: "5|km". */
  readonly units: string;
  /** What is not: "5th". */
  readonly endings: string;
  /** Last parts of host names. */
  readonly domains: string;
  /** First parts of newsgroups. */
  readonly groups: string;
  /** Endings of file names. */
  readonly files: string;
  /** Words after which "its" was meant for "it's". */
  readonly afterIts: string;
  /** Names with a mark of punctuation of their own. */
  readonly names: string;
  readonly emoticons: string;
}

/** The word lists laid out for look-up. */
export interface Lexicon {
  readonly abbreviations: ReadonlySet<string>;
  readonly numbered: ReadonlySet<string>;
  readonly prefixes: ReadonlySet<string>;
  /** From the uncut word, lower case, to the lengths of its parts. */
  readonly clitics: ReadonlyMap<string, readonly number[]>;
  readonly apostrophes: readonly string[];
  readonly slashes: readonly string[];
  readonly units: ReadonlySet<string>;
  readonly endings: ReadonlySet<string>;
  /** Last parts of host and file names. */
  readonly tails: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly afterIts: ReadonlySet<string>;
  readonly names: readonly string[];
  /** By their first character, longest first. */
  readonly emoticons: ReadonlyMap<string, readonly string[]>;
}

/** Lays out the lists; all-capital forms of abbreviations are added. */
export function lexiconOf(words: TokenWords): Lexicon {
  const longestFirst = (list: string) => list.split(' ').sort((a, b) => b.length - a.length);
  const set = (list: string) => new Set(list.split(' '));
  const abbreviations = set(words.abbreviations);
  // "GEN." and "NOV." stand in headlines; "CO." and "AL." too, "MISS." and "MASS." are words.
  for (const word of [...abbreviations]) {
    if (/^\p{Lu}/u.test(word) && !/^(Mar|Miss|Mass|Ill|Wash|Del|Pa|La|Mo|Fr|Ind)$/.test(word)) {
      abbreviations.add(word.toUpperCase());
    }
  }
  const emoticons = new Map<string, string[]>();
  for (const face of longestFirst(words.emoticons)) {
    emoticons.set(face[0], [...(emoticons.get(face[0]) ?? []), face]);
  }
  return {
    abbreviations,
    numbered: set(words.numbered),
    prefixes: set(words.prefixes),
    clitics: new Map(
      words.clitics.split(' ').map((word) => {
        const parts = word.split('|');
        return [parts.join(''), parts.map((part) => part.length)];
      }),
    ),
    apostrophes: longestFirst(words.apostrophes),
    slashes: longestFirst(words.slashes),
    units: set(words.units),
    endings: set(words.endings),
    tails: new Set([...words.domains.split(' '), ...words.files.split(' ')]),
    groups: set(words.groups),
    afterIts: set(words.afterIts),
    names: longestFirst(words.names),
    emoticons,
  };
}
