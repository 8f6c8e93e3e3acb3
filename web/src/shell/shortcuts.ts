import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

/** One key, or two pressed one after the other ("g l"), and what it does. */
export interface Shortcut {
  readonly keys: string;
  readonly does: string;
  readonly act: () => void;
}

/** Shortcuts in force together, under the name that the help panel gives them. */
export interface ShortcutGroup {
  readonly name: string;
  readonly shortcuts: readonly Shortcut[];
}

/** How long the second key of a pair may take, ms. */
const PAIR = 1_200;

let groups: readonly ShortcutGroup[] = [];
const watchers = new Set<() => void>();
let pending: { key: string; at: number } | null = null;

function change(next: readonly ShortcutGroup[]) {
  groups = next;
  for (const watcher of watchers) watcher();
}

/** Every group in force, for the help panel. */
export function useShortcutGroups(): readonly ShortcutGroup[] {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => groups,
  );
}

/** Puts a group in force as long as the component stands. Keys typed into fields are left alone. */
export function useShortcuts(name: string, shortcuts: readonly Shortcut[]): void {
  const described = JSON.stringify(shortcuts.map(({ keys, does }) => [keys, does]));
  const run = useEffectEvent((keys: string) => {
    shortcuts.find((one) => one.keys === keys)?.act();
  });
  useEffect(() => {
    const group: ShortcutGroup = {
      name,
      shortcuts: (JSON.parse(described) as [string, string][]).map(([keys, does]) => ({
        keys,
        does,
        act: () => run(keys),
      })),
    };
    change([...groups, group]);
    return () => change(groups.filter((one) => one !== group));
  }, [name, described]);
}

/** Listens for the keys of every group. Called once, by the shell. */
export function useShortcutKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const pair =
        pending && event.timeStamp - pending.at < PAIR ? `${pending.key} ${event.key}` : null;
      const known = groups.flatMap(({ shortcuts }) => shortcuts).reverse();
      const hit =
        known.find(({ keys }) => keys === pair) ?? known.find(({ keys }) => keys === event.key);
      pending = null;
      if (hit) {
        event.preventDefault();
        hit.act();
      } else if (known.some(({ keys }) => keys.startsWith(`${event.key} `))) {
        pending = { key: event.key, at: event.timeStamp };
      }
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button)$/.test(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}
