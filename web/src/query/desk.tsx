/** The frame of every page that asks the archive: its name, what narrows it, and what was found. */
export function Desk({
  name,
  lead,
  actions,
  filters,
  children,
}: {
  readonly name: string;
  /** One line under the name: what stands here, and how much of it. */
  readonly lead?: React.ReactNode;
  readonly actions?: React.ReactNode;
  readonly filters?: React.ReactNode;
  readonly children: React.ReactNode;
}) {
  return (
    <div className={filters ? 'desk has-filters' : 'desk'}>
      <header className="desk-head">
        <h1>{name}</h1>
        <div className="desk-actions">{actions}</div>
        <p className="desk-lead" aria-live="polite">
          {lead}
        </p>
      </header>
      {filters}
      <div className="desk-main">{children}</div>
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
