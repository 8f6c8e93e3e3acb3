import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { plainSearch } from '../query/params.ts';

/** Names in a page's address and what they become; undefined takes one away. */
type Changed = { readonly [name: string]: string | undefined };

/** The page that marks stand on: its address with something changed, and going there. */
interface MarkPage {
  readonly addressWith: (changed: Changed) => string;
  readonly go: (changed: Changed) => void;
}

/** What all the marks of a picture share. */
export function useMarkPage(): MarkPage {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const search = useSearch({ strict: false });
  return {
    addressWith: (changed) => pathname + plainSearch.print({ ...search, ...changed }),
    go: (changed) =>
      void navigate({
        to: '.',
        search: (before) => ({ ...before, ...changed }),
        replace: true,
        resetScroll: false,
      }),
  };
}

interface Props {
  readonly page: MarkPage;
  /** What following it changes in the address. */
  readonly to: Changed;
  readonly label: string;
  /** Whether it is the one chosen. */
  readonly chosen: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * A mark of a picture: a link to this very page with the mark chosen. The router's own links each listen to
 * the address and prepare for being followed, which a picture of a thousand marks cannot afford.
 */
export function Mark({ page, to, label, chosen, className, children }: Props) {
  const onClick = (event: MouseEvent) => {
    const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
    // Another tab, another window, a file: the browser's own business.
    if (event.defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
    event.preventDefault();
    page.go(to);
  };
  return (
    <a
      href={page.addressWith(to)}
      onClick={onClick}
      draggable={false}
      data-mark
      aria-label={label}
      aria-current={chosen ? 'true' : undefined}
      className={className}
    >
      <title>{label}</title>
      {children}
    </a>
  );
}
