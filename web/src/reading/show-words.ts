/** The first of an entry's words on the page. */
export function wordsOf(text: HTMLElement | null, entry: string): HTMLElement | null {
  return text?.querySelector<HTMLElement>(`[data-first="${CSS.escape(entry)}"]`) ?? null;
}

/** Scrolls an entry's words into view where they are out of it. */
export function showWords(text: HTMLElement | null, entry: string): void {
  const words = wordsOf(text, entry);
  if (!words) return;
  const { top, bottom } = words.getBoundingClientRect();
  if (top >= 90 && bottom <= window.innerHeight - 60) return;
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  words.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
}
