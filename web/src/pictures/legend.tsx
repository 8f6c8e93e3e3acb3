/** What hue and filling mean in every picture. */
export function ToneLegend() {
  return (
    <p className="tone-legend">
      <Key tone="friendly" filled={false} words="friendly words" />
      <Key tone="friendly" filled words="friendly deeds" />
      <Key tone="hostile" filled={false} words="hostile words" />
      <Key tone="hostile" filled words="hostile deeds" />
    </p>
  );
}

function Key({ tone, filled, words }: { tone: string; filled: boolean; words: string }) {
  return (
    <span className="tone-key">
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <circle
          cx="6"
          cy="6"
          r="4.6"
          className={`tone-${tone} ${filled ? 'is-deed' : 'is-word'}`}
        />
      </svg>{' '}
      {words}
    </span>
  );
}
