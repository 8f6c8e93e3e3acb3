import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { findActors } from '../api/calls.ts';
import { learnName, useActorName } from './actor-names.ts';

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly onPick: (value: string | undefined) => void;
}

/** How long typing must rest before actors are looked up, ms. */
const REST = 150;

/** Chooses an actor: by typing part of a name and picking, or any name or country code as typed. */
export function ActorPicker({ label, value, onPick }: Props) {
  const id = useId();
  const name = useActorName(value);
  const [typed, setTyped] = useState(name);
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  useEffect(() => setTyped(name), [name]);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), REST);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery({
    queryKey: ['actors', 'pick', asked],
    queryFn: () => findActors({ q: asked || undefined, limit: 8 }),
    enabled: open,
    placeholderData: (before) => before,
  });
  const choices = found.data?.data ?? [];

  const pick = (index: number) => {
    const choice = choices[index];
    if (choice) learnName(choice.key, choice.name);
    const picked = choice ? choice.key : typed.trim() || undefined;
    setOpen(false);
    setAt(-1);
    if (choice) setTyped(choice.name);
    if (picked !== value && !(picked === name && value !== undefined)) onPick(picked);
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt(Math.max(-1, Math.min(choices.length - 1, at + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      pick(at);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setOpen(false);
      setTyped(name);
    }
  };
  const list = `${id}-list`;
  return (
    <div className="field picker">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        role="combobox"
        aria-expanded={open && choices.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 && open ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="anyone"
        value={typed}
        onFocus={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          if (typed.trim() !== name) pick(-1);
        }}
        onChange={({ target }) => {
          setTyped(target.value);
          setOpen(true);
          setAt(-1);
        }}
        onKeyDown={move}
      />
      {/* The arrow keys reach the choices from the field, which keeps the focus. */}
      <div id={list} role="listbox" aria-label={label} hidden={!open || choices.length === 0}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field listens for the keys
          <div
            key={choice.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(index)}
          >
            {choice.name} <span className="quiet">{choice.role ?? choice.kind}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
