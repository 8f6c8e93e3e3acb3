import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

interface Props {
  readonly className: string;
  /** What is drawn in a frame of that width, px. */
  readonly children: (width: number) => ReactNode;
}

/** Where nothing is laid out, a width to draw for all the same, px. */
const UNSEEN = 800;

/**
 * A frame and what is drawn in it for its width, kept up to date. It is measured first, before anything is
 * painted: no picture is laid out for a width that it does not have.
 */
export function Framed({ className, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (!frame.current) return;
    const watch = new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width > 0) setWidth(Math.floor(contentRect.width));
    });
    watch.observe(frame.current);
    setWidth(Math.floor(frame.current.clientWidth) || UNSEEN);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={frame} className={className}>
      {width !== null && children(width)}
    </div>
  );
}
