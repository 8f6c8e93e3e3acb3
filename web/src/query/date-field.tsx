import { useEffect, useId, useState } from 'react';

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (date: string | undefined) => void;
}

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** A year, a month or a day as ISO 8601 writes them; taken when it is whole. */
export function DateField({ label, value, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  const wrong = typed !== '' && !DATE.test(typed);
  const take = () => {
    const date = typed.trim() || undefined;
    if (!wrong && date !== value) onChange(date);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={typed}
        inputMode="numeric"
        placeholder="2015-11"
        autoComplete="off"
        size={10}
        maxLength={10}
        aria-invalid={wrong || undefined}
        title="A year, a month or a day: 2015, 2015-11 or 2015-11-24"
        onChange={({ target }) => setTyped(target.value.trim())}
        onBlur={take}
        onKeyDown={({ key }) => key === 'Enter' && take()}
      />
    </div>
  );
}
