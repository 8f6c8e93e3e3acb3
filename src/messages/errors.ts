/**
 * Every error a user can meet, by its code: what happened and what to do. `{name}` stands for a
 * detail that the place of the error knows.
 */
export const ERRORS = Object.freeze({
  'file-missing': '{where}: no such file. Check the path; use - for standard input.',
  'file-unreadable': '{where}: cannot be read ({reason}).',
  'file-empty': '{where}: is empty. There is nothing to read.',
  'file-binary':
    '{where}: is not text (byte {byte} at {offset}). Give text, HTML, JSONL, a feed, WARC or PDF.',
  'text-too-long':
    '{where}: has {length} characters, more than the {most} that one report may have. Split it.',
  'folder-given': '{where}: is a folder. Name the files in it, or use chancery add.',
  'file-too-large': '{where}: is larger than {limit}. Split it and give the parts.',
  'line-not-json': '{where}: not a JSON object ({reason}).',
  'line-no-text': '{where}: has no "text" string.',
  'line-too-long': '{where}: the line is longer than any report. Write one report a line.',
  'column-missing':
    '{where}: there is no column "{column}" (there are: {seen}). Say which is which: --column text=NAME.',
  'row-broken': '{where}: is no row that can be read ({reason}).',
  'row-no-text': '{where}: its text is empty.',
  'date-order': '{where}: "{value}" may be two days. Say --dates day-first or --dates month-first.',
  'field-wrong': '{where}: "{field}" must be {expected}.',
  'date-wrong': '{where}: "{value}" is not a date. Write YYYY-MM-DD.',
  'page-no-text': '{where}: no main text found on the page.',
  'feed-broken': '{where}: is not a feed that can be read ({reason}).',
  'feed-empty': '{where}: the feed has no items.',
  'feed-damaged': '{where}: is damaged ({reason}). Its complete items are read.',
  'opml-broken': '{where}: is not a list of feeds that can be read ({reason}).',
  'sitemap-broken': '{where}: is not a sitemap that can be read ({reason}).',
  'sitemap-long':
    '{where}: lists {count} pages, of which the newest {most} are taken. Say --most for more.',
  'robots-refused': '{where}: its site asks programs not to fetch it (robots.txt).',
  'list-refused':
    '{where}: lists pages rather than holding one. Add it with chancery add or watch.',
  'list-in-list': '{where}: is a list of lists of lists. Give the lists that it names.',
  'host-resting': '{where}: its server asked to be left alone for {wait}. Try again then.',
  'item-no-text': '{where}: the feed gives no text for it, and no page that could be fetched.',
  'warc-damaged': '{where}: cannot be read ({reason}). The records after it are.',
  'warc-no-pages': '{where}: holds no HTML page that was answered with status 200.',
  'pdf-broken': '{where}: is not a PDF that can be read ({reason}).',
  'pdf-no-text':
    '{where}: no text in the PDF; its pages may be pictures. Run character recognition over it first.',
  'url-refused': '{where}: refused: {reason}.',
  'url-failed': '{where}: could not be fetched ({reason}).',
  'report-failed': '{where}: could not be read ({reason}). Please report this; the rest is kept.',
  'span-wrong': '{where}: "{field}" must be a list of [start, end] pairs inside the text.',
  'range-outside': '{where}: [{start}, {end}] lies outside the text of {length} code points.',
  'conllu-wrong': '{where}: {reason}.',
  'archive-unreachable': '{where}: cannot open or create an archive there ({reason}).',
  'archive-server-unfit': '{where}: the server cannot hold an archive: {reason}.',
  'archive-damaged':
    '{where}: the file is damaged ({reason}). Take your backup, or save what can be read with sqlite3 .recover.',
  'archive-gone':
    '{where}: the server is gone ({reason}). What was told as kept is kept; run the command again to finish.',
  'archive-slow': '{where}: the database took too long to answer. Ask for less, or try again.',
  'lexicon-kind':
    '{where}: a lexicon is a CSV or YAML file. Name it .csv, .tsv, .yaml, .yml or .json.',
  'lexicon-broken': '{where}: the lexicon cannot be read ({reason}).',
  'lexicon-unknown-field': '{where}: a lexicon has no field "{field}". It may have {known}.',
  'lexicon-missing': '{where}: "{field}" is missing. Every line of a lexicon needs name and kind.',
  'lexicon-field': '{where}: "{field}" is "{value}"; it must be {expected}.',
  'not-an-archive': '{where}: is not a Chancery archive. Name another file.',
  'archive-newer':
    '{where}: was written by a newer Chancery (step {step}). Install that version to open it.',
  'archive-busy': '{where}: another process is writing to it. Try again when it has finished.',
  'archive-not-writable': '{where}: cannot be written ({reason}).',
  'no-sqlite':
    'No SQLite for {where}. Node 22.13 and newer bring their own; else the package libsql must be installed.',
  'find-value-wrong': '{where}: "{value}" is not one of {of}.',
  'find-filter-unfit':
    '{where}: this says nothing about a {kind}. Leave it out, or ask for another kind.',
  'find-date-wrong': '{where}: "{value}" is not a date. Write YYYY, YYYY-MM or YYYY-MM-DD.',
  'serve-open':
    '{host}: others could reach it there, and nobody would need to sign in. Add users (chancery user add), or give --token.',
  'serve-header-alone': '--trust-header needs --trust-proxy: say whose header is believed.',
  'find-date-unfit':
    '{where}: no {kind} has a date "{value}". Use published, modified, retrieved or added.',
  'cursor-wrong': 'The cursor "{where}" is not one that this archive gave out.',
} as const);
export type ErrorCode = keyof typeof ERRORS;

/** The message of a code with its details filled in. A detail that is missing stays in braces. */
export function say(
  code: ErrorCode,
  details: { readonly [name: string]: string | number } = {},
): string {
  return ERRORS[code].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(details[name] ?? whole),
  );
}
