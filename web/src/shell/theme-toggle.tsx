import { setTheme, type Theme, useTheme } from './theme.ts';

const NEXT: { readonly [theme in Theme]: Theme } = {
  system: 'light',
  light: 'dark',
  dark: 'system',
};

/** Goes round system, light and dark; the choice is kept in this browser. */
export function ThemeToggle() {
  const theme = useTheme();
  return (
    <button
      type="button"
      className="theme-toggle"
      onClick={() => setTheme(NEXT[theme])}
      aria-label={`Theme: ${theme}. Change to ${NEXT[theme]}`}
    >
      <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
        <circle cx="10" cy="10" r="7.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
        {theme === 'system' && <path d="M10 2.8a7.2 7.2 0 0 1 0 14.4z" fill="currentColor" />}
        {theme === 'dark' && <circle cx="10" cy="10" r="4.6" fill="currentColor" />}
      </svg>
      <span className="theme-name">{theme}</span>
    </button>
  );
}
