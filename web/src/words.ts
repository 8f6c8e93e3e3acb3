/** Dates, counts and codes as people read them. */

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const NUMBER = new Intl.NumberFormat('en-GB');

/** "2 Oct 2015" for 2015-10-02, "October 2015" for 2015-10; other TIMEX3 values as they are. */
export function dateWords(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return DAY.format(new Date(`${value}T00:00:00Z`));
  if (/^\d{4}-\d{2}$/.test(value)) return MONTH.format(new Date(`${value}-01T00:00:00Z`));
  const [day, time] = value.split('T');
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && time) return `${dateWords(day)}, ${TIMES[time] ?? time}`;
  return value;
}

/** TIMEX3 parts of the day. */
const TIMES: { readonly [code: string]: string } = {
  MO: 'morning',
  MI: 'midday',
  AF: 'afternoon',
  EV: 'evening',
  NI: 'night',
  '24:00': 'midnight',
};

export function numberWords(value: number): string {
  return NUMBER.format(value);
}

/** "1 event", "2 events". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${NUMBER.format(count)} ${count === 1 ? one : many}`;
}

/** "heavy-weapons" → "heavy weapons"; "ASSAULT" → "Assault". */
export function plainWords(code: string): string {
  const words = code.replace(/[-_]/g, ' ');
  return words === words.toUpperCase() ? words[0] + words.slice(1).toLowerCase() : words;
}

/** With a capital at the front. */
export function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The address if a browser may follow it from here: a web page, never a script. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}
