import { useNavigate } from '@tanstack/react-router';
import type { Param } from './params.ts';

/**
 * Changes the query in the page's address, and whatever else the page keeps there (`Own`), in place: the
 * page stays where it is scrolled, and Back leads to where one came from.
 */
export function useChange<Own extends string = never>() {
  const navigate = useNavigate();
  return (changed: { readonly [name in Param | Own]?: string }): void => {
    const search = (before: object) => ({ ...before, ...changed });
    void navigate({ to: '.', search: search as never, replace: true, resetScroll: false });
  };
}
