import { useEffect } from 'react';

/** Names the window after what the page shows. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    document.title = title ? `${title} · Chancery` : 'Chancery';
  }, [title]);
}
