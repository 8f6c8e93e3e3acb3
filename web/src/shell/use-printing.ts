import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the page is being printed: what only paper shows is made then, before it is laid out. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(() => window.matchMedia('print').matches);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    // The browser takes the page as it stands when this returns.
    const become = (on: boolean) => flushSync(() => setPrinting(on));
    window.addEventListener('beforeprint', () => become(true), { signal });
    window.addEventListener('afterprint', () => become(false), { signal });
    window
      .matchMedia('print')
      .addEventListener('change', ({ matches }) => become(matches), { signal });
    return () => stop.abort();
  }, []);
  return printing;
}
