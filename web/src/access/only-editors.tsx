import { useMe } from './use-me.ts';

/** What only editors can use; readers see in its place what they may not do, in words. */
export function OnlyEditors({ may, children }: { may: string; children: React.ReactNode }) {
  const { me, mayEdit } = useMe();
  if (mayEdit) return children;
  return (
    <p className="only-editors">
      {me?.user} may read here. Only editors can {may}.
    </p>
  );
}
