import { lazy, Suspense, useEffect, useState } from 'react';

// It comes when it is asked for: the pages themselves stay small.
const Palette = lazy(() => import('../palette/palette.tsx'));

/** The keys that open it, as the help panel names them. */
export const PALETTE_KEYS = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';

/** Opens the commands, by button or by Ctrl-K and Cmd-K, from fields too. */
export function PaletteButton({ onKeys }: { onKeys: () => void }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      if (event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
  return (
    <>
      <button
        type="button"
        className="palette-button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true">
          <circle cx="8.5" cy="8.5" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
          <path d="M12.8 12.8 18 18" stroke="currentColor" strokeWidth="1.8" />
        </svg>
        <span className="palette-word">
          Go to<span className="hidden"> a page, an actor, a report or a command</span>
        </span>{' '}
        <kbd>{PALETTE_KEYS}</kbd>
      </button>
      {open && (
        <Suspense>
          <Palette onKeys={onKeys} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
