import type { Record } from '../../record/record.ts';
import { type Segment, segments } from '../../text/segments.ts';
import { type Mark, marksOf } from './marks.ts';
import { SCRIPT, STYLE } from './page-style.ts';
import { datesOf } from './phrases.ts';
import type { Printer } from './printer.ts';
import { type Line, sections } from './sections.ts';

/**
 * One page that needs nothing else: the reports with their words marked, the entries in the margin
 * beside them, doubts at the foot. Everything from the report is escaped; the page's own
 * Content-Security-Policy allows its own style and script by hash and nothing else.
 */
export function htmlPrinter(): Printer {
  let opened = false;
  return {
    record(record) {
      const head = opened ? '' : open(record);
      opened = true;
      return head + article(record);
    },
    end: () => (opened ? `<script>${SCRIPT.text}</script>\n</body></html>\n` : ''),
  };
}

function open({ report }: Record): string {
  const policy = `default-src 'none'; style-src '${STYLE.hash}'; script-src '${SCRIPT.hash}'`;
  return (
    `<!doctype html>\n<html lang="en"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<title>${escapeHtml(report.title ?? report.id)}</title><style>${STYLE.text}</style></head>\n<body>\n`
  );
}

function article(record: Record): string {
  const { report } = record;
  const where = [report.outlet, datesOf(report), report.byline.join(', ')].filter(Boolean);
  const marks = marksOf(record);
  const notes = sections(record).flatMap(({ title, lines }) =>
    lines.map((line) => ({ ...line, section: title })),
  );
  const rows = paragraphs(report.text).map(({ start, end }) => {
    const words = segments({ start, end }, marks)
      .map((one) => segment(one, report.text))
      .join('');
    const beside = notes.filter(({ at }) => at >= start && at < end).sort((a, b) => a.at - b.at);
    const tag = report.text.slice(start, end) === report.title ? 'h1' : 'p';
    return `<section><${tag}>${words}</${tag}><aside>${beside.map(note).join('')}</aside></section>`;
  });
  const titled = report.title !== null && report.text.startsWith(report.title);
  const title = titled || report.title === null ? '' : `<h1>${escapeHtml(report.title)}</h1>`;
  return `<article>${title}<p class="where">${escapeHtml(where.join(' · '))}</p>\n${rows.join('\n')}\n</article>\n`;
}

/** Lines that hold words, as character spans. */
function paragraphs(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/[^\n\r]*\S[^\n\r]*/g)].map(({ index, 0: line }) => {
    const start = index + line.length - line.trimStart().length;
    return { start, end: start + line.trim().length };
  });
}

function segment({ start, end, marks }: Segment<Mark>, text: string): string {
  const words = escapeHtml(text.slice(start, end));
  if (!marks.length) return words;
  const classes = [...new Set(marks.map(({ part }) => part))].join(' ');
  const entries = [...new Set(marks.map(({ entry }: Mark) => entry))];
  return `<a class="${classes}" href="#n-${entries[entries.length - 1]}" data-e="${entries.join(' ')}">${words}</a>`;
}

function note({ id, kind, pieces, section }: Line & { section: string }): string {
  const details = pieces.map(([label, words]) => {
    if (label === 'who') return `<strong>${escapeHtml(words)}</strong>`;
    return `${label ? `<i>${escapeHtml(label)}</i> ` : ''}<span>${escapeHtml(words)}</span>`;
  });
  return (
    `<div class="note ${section.toLowerCase()}" id="n-${id}" data-e="${id}" tabindex="0">` +
    `<b>${escapeHtml(kind)}</b> ${details.join(' ')}</div>`
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
