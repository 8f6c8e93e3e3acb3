import { useSyncExternalStore } from 'react';

/** From this width on notes stand beside the text; below, they fold under its paragraphs. */
const WIDE = '(min-width: 60rem)';

/** Whether the window has room for a margin. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(WIDE);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(WIDE).matches,
  );
}
