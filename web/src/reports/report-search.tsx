import { useEffect, useState } from 'react';

/** How long typing must rest before it is searched for, ms. */
const REST = 180;

/** Searches the reports while it is typed into. */
export function ReportSearch({
  words,
  onSearch,
}: {
  readonly words: string;
  readonly onSearch: (words: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  useEffect(() => {
    if (typed.trim() === words) return;
    const timer = setTimeout(() => onSearch(typed.trim() || undefined), REST);
    return () => clearTimeout(timer);
  }, [typed, words, onSearch]);
  return (
    <div className="search with-glass">
      <label htmlFor="search" className="hidden">
        Search in reports
      </label>
      <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
        <circle cx="8.5" cy="8.5" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.7" />
        <path d="M12.8 12.8 18 18" stroke="currentColor" strokeWidth="1.7" />
      </svg>
      <input
        id="search"
        type="search"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        placeholder="Search the reports"
        autoComplete="off"
        spellCheck={false}
      />
    </div>
  );
}
