import { type RefObject, useEffect, useState } from 'react';
import type { Selected } from '../corrections/draft.ts';

/** Words selected in the text, and where on the page they end, px. */
export interface SelectedWords extends Selected {
  readonly left: number;
  readonly top: number;
}

/**
 * The words of the report that are selected, as offsets into its text; null where none are. Selections
 * that reach over more than one paragraph are not entries.
 */
export function useSelection(words: RefObject<HTMLElement | null>): SelectedWords | null {
  const [selected, setSelected] = useState<SelectedWords | null>(null);
  useEffect(() => {
    const read = () => {
      const range = currentRange(words.current);
      setSelected(range && placed(range));
    };
    // While the pointer is down the selection still grows.
    const events = ['pointerup', 'keyup'] as const;
    const later = () => setTimeout(read, 0);
    const gone = () => {
      if (window.getSelection()?.isCollapsed ?? true) setSelected(null);
    };
    for (const event of events) document.addEventListener(event, later);
    document.addEventListener('selectionchange', gone);
    return () => {
      for (const event of events) document.removeEventListener(event, later);
      document.removeEventListener('selectionchange', gone);
    };
  }, [words]);
  return selected;
}

function currentRange(words: HTMLElement | null): Range | null {
  const selection = window.getSelection();
  if (!words || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return words.contains(range.commonAncestorContainer) ? range : null;
}

function placed(range: Range): SelectedWords | null {
  const paragraph = paragraphOf(range.startContainer);
  if (!paragraph || paragraph !== paragraphOf(range.endContainer)) return null;
  const before = range.cloneRange();
  before.selectNodeContents(paragraph);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const trimmed = words.trim();
  if (trimmed === '') return null;
  const start = Number(paragraph.dataset.start) + before.toString().length + words.indexOf(trimmed);
  const box = range.getBoundingClientRect();
  return {
    start,
    end: start + trimmed.length,
    left: box.left + box.width / 2 + window.scrollX,
    top: box.bottom + window.scrollY,
  };
}

function paragraphOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-start]') ?? null;
}
