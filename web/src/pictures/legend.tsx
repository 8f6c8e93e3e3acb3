/** What hue and filling mean in every picture. */
export function ToneLegend() {
  return (
    <p className="tone-legend">
      <Key tone="friendly" filled={false} /> friendly words
      <Key tone="friendly" filled /> friendly deeds
      <Key tone="hostile" filled={false} /> hostile words
      <Key tone="hostile" filled /> hostile deeds
    </p>
  );
}

function Key({ tone, filled }: { tone: string; filled: boolean }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <circle cx="6" cy="6" r="4.6" className={`tone-${tone} ${filled ? 'is-deed' : 'is-word'}`} />
    </svg>
  );
}
