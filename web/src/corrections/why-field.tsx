import { useId } from 'react';

/** Asks why somebody corrects; nobody has to say. */
export function WhyField({ why, onSet }: { why: string; onSet: (why: string) => void }) {
  const id = useId();
  return (
    <div className="field is-why">
      <label htmlFor={id}>Why (if you like)</label>
      <input
        id={id}
        value={why}
        maxLength={2000}
        autoComplete="off"
        onChange={({ target }) => onSet(target.value)}
      />
    </div>
  );
}
