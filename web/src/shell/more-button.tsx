/** What a list that comes in pages tells of itself; as react-query's infinite queries do. */
interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Asks for a list's next page; nothing where there is none. `loading` stands for the words meanwhile. */
export function MoreButton({
  pages,
  children,
  loading = children,
}: {
  pages: Pages;
  children: string;
  loading?: string;
}) {
  if (!pages.hasNextPage) return null;
  return (
    <button
      type="button"
      className="button more"
      disabled={pages.isFetchingNextPage}
      onClick={() => pages.fetchNextPage()}
    >
      {pages.isFetchingNextPage ? loading : children}
    </button>
  );
}
