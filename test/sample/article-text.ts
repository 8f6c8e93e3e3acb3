/** Words to make up news of; two articles of them share no run of five words but by chance. */
const words = (line: string) => line.split(' ');
const WORDS = {
  who: words(
    'envoys ministers delegates monitors generals mayors diplomats negotiators senators rebels engineers lawyers',
  ),
  does: words(
    'opened weighed delayed blocked restored debated praised condemned signed rejected drafted reviewed',
  ),
  what: words(
    'ceasefire pipeline treaty corridor embargo election convoy harbour budget inquiry summit border',
  ),
  how: words(
    'quietly reluctantly swiftly openly formally briefly jointly twice finally abruptly partly again',
  ),
  where: words(
    'Geneva Minsk Vienna Ankara Tunis Oslo Amman Riga Doha Nairobi Lima Hanoi Sofia Tbilisi Quito Bern',
  ),
  when: words(
    'Monday Tuesday Wednesday Thursday Friday Saturday Sunday spring summer autumn winter midnight',
  ),
} as const;

/** Whole numbers under a bound, always the same for a seed (mulberry32). */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** A made-up article: the same for a number, in so many paragraphs of one sentence each. */
export function articleText(nr: number, paragraphs: number): string {
  const roll = dice(nr * 7919);
  const one = (part: keyof typeof WORDS) => WORDS[part][roll(WORDS[part].length)];
  const sentence = () =>
    `The ${one('who')} from ${one('where')} ${one('how')} ${one('does')} the ${one('what')} before ${one('when')}, ` +
    `while ${one('who')} in ${one('where')} ${one('does')} one more ${one('what')} and ${one('does')} ${3 + roll(900)} ${one('who')}.`;
  return Array.from({ length: paragraphs }, sentence).join('\n\n');
}
