import { Link, Outlet } from '@tanstack/react-router';
import { ThemeToggle } from './theme-toggle.tsx';

/** What every page stands in: the way home, the theme, the page itself. */
export function Shell() {
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
          <span className="motto">the diplomatic record, tied to its words</span>
          <ThemeToggle />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
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

/** A failure in place of a page or a part of it. */
export function Failed({ error, children }: { error: Error; children?: React.ReactNode }) {
  return (
    <div className="notice" role="alert">
      <h1>That did not work</h1>
      <p>{error.message}</p>
      {children}
    </div>
  );
}
