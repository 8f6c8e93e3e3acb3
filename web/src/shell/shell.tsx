import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Account } from '../access/account.tsx';
import { ApiFailure } from '../api/ask.ts';
import { HelpPanel } from './help-panel.tsx';
import { PAGES } from './pages.ts';
import { PALETTE_KEYS, PaletteButton } from './palette-button.tsx';
import { useShortcutKeys, useShortcuts } from './shortcuts.ts';
import { ThemeToggle } from './theme-toggle.tsx';

/** What every page stands in: the way to each, the keys, the theme, the page itself. */
export function Shell() {
  const help = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const showKeys = () => help.current?.showModal();
  useShortcutKeys();
  useShortcuts('Everywhere', [
    { keys: '?', does: 'this panel', act: showKeys },
    // Pressed with others, it is listened for where it works in fields too.
    { keys: PALETTE_KEYS, does: 'go to a page, actor or report, or ask', act: () => {} },
    { keys: '/', does: 'search', act: focusSearch },
    ...PAGES.map(({ to, name, key }) => ({
      keys: `g ${key}`,
      does: name,
      act: () => void navigate({ to }),
    })),
  ]);
  // Where the navigation is wider than the window, the page's own name is brought into it; by hand, for
  // what a browser scrolls to is where Tab goes on from.
  const nav = useRef<HTMLElement>(null);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (path === '') return;
    const [pages, own] = [
      nav.current,
      nav.current?.querySelector<HTMLElement>('[aria-current="page"], [aria-current="true"]'),
    ];
    if (pages && own) {
      const middle = own.offsetLeft - pages.offsetLeft + own.offsetWidth / 2;
      pages.scrollLeft = middle - pages.clientWidth / 2;
    }
  }, [path]);
  // Who comes from another page is at this one's beginning, not at what that one no longer has.
  const settled = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef(settled);
  useEffect(() => {
    if (settled === before.current) return;
    const came = before.current !== undefined;
    before.current = settled;
    if (came && !main.current?.contains(document.activeElement)) {
      main.current?.focus({ preventScroll: true });
    }
  }, [settled]);
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="masthead">
        <div className="masthead-inner">
          <Link to="/" className="wordmark">
            Chancery
          </Link>
          <nav ref={nav} className="pages" aria-label="Pages">
            {PAGES.map(({ to, name }) => (
              <Link
                key={to}
                to={to}
                data-name={name}
                activeOptions={{ exact: to === '/', includeSearch: false }}
                aria-current={to === '/' && path.startsWith('/reports/') ? 'true' : undefined}
              >
                {name}
              </Link>
            ))}
          </nav>
          <PaletteButton onKeys={showKeys} />
          <button
            type="button"
            className="help-button"
            aria-label="Keyboard shortcuts"
            title="Keys (?)"
            onClick={showKeys}
          >
            ?
          </button>
          <ThemeToggle />
          <Account />
        </div>
      </header>
      <main ref={main} id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <HelpPanel ref={help} />
    </>
  );
}

function focusSearch() {
  document.querySelector<HTMLInputElement>('main input[type="search"]')?.focus();
}

export function NotFound() {
  return (
    <div className="notice">
      <h1>Nothing here</h1>
      <p>
        This address leads nowhere. <Link to="/">All reports</Link>
      </p>
    </div>
  );
}

/** A failure in place of a page or a part of it; whoever's session has ended is led to the form. */
export function Failed({ error, children }: { error: Error; children?: React.ReactNode }) {
  if (error instanceof ApiFailure && error.code === 'sign-in-needed') {
    const here = `${location.pathname}${location.search}`;
    return (
      <div className="notice" role="alert">
        <h1>You are signed out</h1>
        <p>
          <a href={`/sign-in?to=${encodeURIComponent(here)}`}>Sign in</a> to come back to this page.
        </p>
      </div>
    );
  }
  return (
    <div className="notice" role="alert">
      <h1>That did not work</h1>
      <p>{error.message}</p>
      {children}
    </div>
  );
}
