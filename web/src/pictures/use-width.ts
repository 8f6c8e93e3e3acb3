import { type RefObject, useLayoutEffect, useState } from 'react';

/** Width of an element in px, kept up to date; `first` until it has been measured. */
export function useWidth(element: RefObject<HTMLElement | null>, first: number): number {
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    if (!element.current) return;
    const watch = new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width > 0) setWidth(Math.floor(contentRect.width));
    });
    watch.observe(element.current);
    setWidth(Math.floor(element.current.clientWidth) || first);
    return () => watch.disconnect();
  }, [element, first]);
  return width;
}
