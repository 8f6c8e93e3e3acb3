/**
 * What many sources give, as it comes, with at most so many of them open at a time. A source that
 * throws ends them all. What nobody asks for any more is closed.
 */
export async function* merged<Item>(
  sources: Iterable<AsyncGenerator<Item>>,
  most: number,
): AsyncGenerator<Item> {
  const waiting = sources[Symbol.iterator]();
  const open = new Map<AsyncGenerator<Item>, Promise<Step<Item>>>();
  const ask = (source: AsyncGenerator<Item>) => {
    open.set(
      source,
      source.next().then((result) => ({ source, result })),
    );
  };
  const fill = () => {
    while (open.size < most) {
      const next = waiting.next();
      if (next.done) return;
      ask(next.value);
    }
  };
  try {
    for (fill(); open.size > 0; fill()) {
      const { source, result } = await Promise.race(open.values());
      open.delete(source);
      if (result.done) continue;
      // Asked before the item is given on, so that it goes on meanwhile.
      ask(source);
      yield result.value;
    }
  } finally {
    for (const [source, step] of open) {
      step.catch(() => {});
      source.return(undefined).catch(() => {});
    }
  }
}

interface Step<Item> {
  readonly source: AsyncGenerator<Item>;
  readonly result: IteratorResult<Item>;
}
