import { type RefObject, useId } from 'react';
import { useShortcutGroups } from './shortcuts.ts';

/** Every key that does something on this page, in a panel of its own. */
export function HelpPanel({ ref }: { ref: RefObject<HTMLDialogElement | null> }) {
  const groups = useShortcutGroups();
  const title = useId();
  return (
    <dialog ref={ref} className="help" aria-labelledby={title}>
      <div className="help-head">
        <h2 id={title}>Keys</h2>
        <button type="button" className="button" onClick={() => ref.current?.close()}>
          Close
        </button>
      </div>
      <div className="help-groups">
        {groups.map(({ name, shortcuts }) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl>
              {shortcuts.map(({ keys, does }) => (
                <div key={keys}>
                  <dt>
                    {keys.split(' ').map((key) => (
                      <kbd key={key}>{KEY_NAMES[key] ?? key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}

const KEY_NAMES: { readonly [key: string]: string } = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
};
