import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { signOut } from '../api/calls.ts';
import { useMe } from './use-me.ts';

/** Who is signed in, what they may do here, and the way out. */
export function Account() {
  const { me, mayEdit } = useMe();
  const client = useQueryClient();
  const menu = useRef<HTMLDetailsElement>(null);
  const [failure, setFailure] = useState<string | null>(null);
  if (!me) return <div className="account" />;
  const { user, role, signedIn } = me;
  const leave = async () => {
    try {
      await signOut();
      // Nothing of what was read stays in this tab.
      client.clear();
      location.assign('/sign-in');
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <details
      ref={menu}
      className="account"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        menu.current.open = false;
        menu.current.querySelector('summary')?.focus();
      }}
      onBlur={({ relatedTarget }) => {
        if (menu.current && !menu.current.contains(relatedTarget)) menu.current.open = false;
      }}
    >
      <summary aria-label={`Signed in as ${user}, ${role}`}>
        <span className="account-name">{user}</span> <span className="account-role">{role}</span>
      </summary>
      <div className="account-panel">
        <p>
          <b>{user}</b>, {role}
        </p>
        <p className="quiet">
          {mayEdit
            ? 'May read, add reports and correct.'
            : 'May read and export. Adding reports and correcting are for editors.'}
        </p>
        {signedIn ? (
          <button type="button" className="button small" onClick={() => void leave()}>
            Sign out
          </button>
        ) : (
          <p className="quiet">
            {user === 'local'
              ? 'Whoever sits at this machine: there is nothing to sign out of.'
              : 'Signed in by a proxy or a token: sign out there.'}
          </p>
        )}
        {failure && (
          <p className="import-failed" role="alert">
            {failure}
          </p>
        )}
      </div>
    </details>
  );
}
