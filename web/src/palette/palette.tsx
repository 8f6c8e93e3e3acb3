import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useMe } from '../access/use-me.ts';
import { type Command, fixedCommands, foundCommands, foundFor, queryCommands } from './commands.ts';
import '../styles/palette.css';

/** How long typing must rest before the archive is asked, ms. */
const REST = 120;

interface Props {
  readonly onKeys: () => void;
  readonly onClose: () => void;
}

/** A field that finds pages, actors, reports and deeds, and runs typed questions; all by keyboard. */
export default function Palette({ onKeys, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const { mayEdit } = useMe();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), REST);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery(foundFor(asked));
  const own: Command[] = [
    ...(mayEdit
      ? [{ id: 'add', name: 'Add a report', goal: { to: '/', search: { add: 'yes' } } }]
      : []),
    { id: 'keys', name: 'Show the keys of this page', aside: '?', act: onKeys },
  ];
  const groups = [
    ...fixedCommands(typed, own),
    ...(found.data && typed.trim().length > 1 ? foundCommands(found.data) : []),
    queryCommands(typed),
  ].filter(({ commands }) => commands.length > 0);
  const all = groups.flatMap(({ commands }) => commands);
  const current = all[Math.min(at, all.length - 1)];
  useEffect(() => {
    if (current)
      list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const run = ({ goal, act }: Command) => {
    dialog.current?.close();
    if (goal) void navigate({ ...goal, search: goal.search ?? {} } as never);
    act?.();
  };
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(all.length - 1, at + step)));
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      run(current);
    }
  };
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label="Commands"
      onClose={onClose}
      // A press beside the panel closes it; Escape does the same for the keyboard.
      onPointerDown={({ target }) => {
        if (target === dialog.current) dialog.current?.close();
      }}
    >
      <div className="palette-field">
        <label htmlFor={id} className="hidden">
          Page, actor, report, command or question
        </label>
        <input
          id={id}
          role="combobox"
          aria-expanded={all.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={current ? `${id} ${current.id}`.replaceAll(' ', '-') : undefined}
          aria-describedby={`${id}-help`}
          autoComplete="off"
          spellCheck={false}
          placeholder="Page, actor, report or question"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
          }}
          onKeyDown={move}
        />
        <button type="button" className="button small" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Commands"
        className="palette-list"
      >
        {groups.map(({ name, commands }) => (
          // A fieldset is for form fields; these are options.
          // biome-ignore lint/a11y/useSemanticElements: see above
          <div key={name} role="group" aria-labelledby={`${id}-${name}`.replaceAll(' ', '-')}>
            <div id={`${id}-${name}`.replaceAll(' ', '-')} className="palette-group">
              {name}
            </div>
            {commands.map((command) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field listens for the keys
              <div
                key={command.id}
                id={`${id} ${command.id}`.replaceAll(' ', '-')}
                role="option"
                tabIndex={-1}
                aria-selected={command === current}
                onPointerDown={(event) => event.preventDefault()}
                onPointerMove={() => setAt(all.indexOf(command))}
                onClick={() => run(command)}
              >
                <span className="palette-name">{command.name}</span>
                {command.aside && <span className="palette-aside">{command.aside}</span>}
              </div>
            ))}
          </div>
        ))}
        {all.length === 0 && <p className="palette-none">Nothing goes by that name.</p>}
      </div>
      <p id={`${id}-help`} className="palette-help">
        ↑ ↓ to choose, Enter to go. Questions may be narrowed:{' '}
        <code>events between:FRA,RUS from:2015-11</code>
      </p>
      <p className="hidden" role="status">
        {all.length === 1 ? '1 command' : `${all.length} commands`}
      </p>
    </dialog>
  );
}
