import { Chips } from './chips.tsx';
import { FilterColumn, type Narrowing } from './filter-column.tsx';

/** The frame of every page that asks the archive: its name, what narrows it, and what was found. */
export function Desk({
  name,
  lead,
  actions,
  narrow,
  children,
}: {
  readonly name: string;
  /** One line under the name: what stands here, and how much of it. */
  readonly lead?: React.ReactNode;
  readonly actions?: React.ReactNode;
  /** What narrows it, beside it and in words over it. */
  readonly narrow?: Narrowing;
  readonly children: React.ReactNode;
}) {
  return (
    <div className={narrow ? 'desk has-filters' : 'desk'}>
      <header className="desk-head">
        <h1>{name}</h1>
        <div className="desk-actions">{actions}</div>
        <p className="desk-lead" aria-live="polite">
          {lead}
        </p>
      </header>
      {narrow && <FilterColumn {...narrow} />}
      <div className="desk-main">
        {narrow && <Chips query={narrow.query} onChange={narrow.onChange} />}
        {children}
      </div>
    </div>
  );
}

/** In place of a list or a picture that has nothing to show: what that means, and what to do. */
export function Empty({ title, children }: { title: string; children?: React.ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
    </div>
  );
}
