import { useEffect, useEffectEvent, useState } from 'react';

/** Lets files be dropped anywhere on the page; true while some are held over it. */
export function useDroppedFiles(take: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const taken = useEffectEvent(take);
  useEffect(() => {
    const stop = new AbortController();
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const on = (name: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      window.addEventListener(name, act, { signal: stop.signal });
    on('dragover', (event) => {
      if (!carriesFiles(event)) return;
      // Without this the browser would open the file in the page's place.
      event.preventDefault();
      setOver(true);
    });
    on('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    on('drop', (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) taken(files);
    });
    return () => stop.abort();
  }, []);
  return over;
}
