/** Who wrote the report; nothing where nobody is named. */
export function Byline({ names }: { names: readonly string[] }) {
  return names.length === 0 ? null : <p className="byline">By {names.join(', ')}</p>;
}
