import { useEffect, useId, useState } from 'react';

interface Props {
  readonly value: string | undefined;
  readonly label?: string;
  readonly placeholder?: string;
  readonly onChange: (words: string | undefined) => void;
}

/** How long typing must rest before it is searched for, ms. */
const REST = 180;

/** Words to search for, taken while they are typed. */
export function WordsField({ value, label = 'Words', placeholder, onChange }: Props) {
  const id = useId();
  const given = value ?? '';
  const [typed, setTyped] = useState(given);
  useEffect(() => setTyped(given), [given]);
  useEffect(() => {
    if (typed.trim() === given) return;
    const timer = setTimeout(() => onChange(typed.trim() || undefined), REST);
    return () => clearTimeout(timer);
  }, [typed, given, onChange]);
  return (
    <div className="field search">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        placeholder={placeholder ?? 'ceasefire "in writing"'}
        autoComplete="off"
        spellCheck={false}
      />
    </div>
  );
}
