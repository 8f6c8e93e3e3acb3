/** The first of an entry's words on the page. */
export function wordsOf(text: HTMLElement | null, entry: string): HTMLElement | null {
  return text?.querySelector<HTMLElement>(`[data-first="${CSS.escape(entry)}"]`) ?? null;
}

/** Scrolls an entry's words into view where they are out of it. */
export function showWords(text: HTMLElement | null, entry: string): void {
  const words = wordsOf(text, entry);
  if (!words) return;
  const { top, bottom } = words.getBoundingClientRect();
  // The note opens beside or below its words and needs room there.
  if (top >= 60 && bottom <= window.innerHeight * 0.66) return;
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  words.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
}
