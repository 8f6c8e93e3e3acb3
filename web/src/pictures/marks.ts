import { type KeyboardEvent, type RefObject, useEffect } from 'react';

/**
 * Makes the marks of a picture one stop for Tab: the arrow keys go from mark to mark (elements with
 * `data-mark`), in the order they stand in the page. The picture calls the returned function on keys.
 */
export function useMarks(picture: RefObject<HTMLElement | SVGElement | null>) {
  // After every drawing: marks come and go with the filters.
  useEffect(() => {
    const marks = marksIn(picture.current);
    const current = marks.find((mark) => mark.getAttribute('tabindex') === '0');
    const chosen = marks.find((mark) => mark.hasAttribute('aria-current'));
    setStop(marks, chosen ?? current ?? marks[0]);
  });
  return (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const marks = marksIn(picture.current);
    const at = marks.indexOf(document.activeElement as SVGElement);
    if (at < 0) return;
    const to =
      step !== undefined
        ? marks[at + step]
        : event.key === 'Home'
          ? marks[0]
          : event.key === 'End'
            ? marks.at(-1)
            : undefined;
    if (!to) return;
    event.preventDefault();
    setStop(marks, to);
    to.focus();
  };
}

type Mark = HTMLElement | SVGElement;

function marksIn(picture: Mark | null): Mark[] {
  return [...(picture?.querySelectorAll<Mark>('[data-mark]') ?? [])];
}

function setStop(marks: readonly Mark[], stop: Mark | undefined) {
  for (const mark of marks) mark.setAttribute('tabindex', mark === stop ? '0' : '-1');
}
