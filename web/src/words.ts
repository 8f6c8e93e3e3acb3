/** Dates, counts and codes as people read them. */

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const NUMBER = new Intl.NumberFormat('en-GB');

/**
 * "2 Oct 2015" for 2015-10-02, "October 2015" for 2015-10, "3 days" for P3D, "week 47 of 2015" for
 * 2015-W47 (ISO 8601, TIMEX3); other values as they are.
 */
export function dateWords(value: string): string {
  if (value in WORDS) return WORDS[value];
  const [day, time] = value.split('T');
  if (DAY_VALUE.test(day)) {
    const words = DAY.format(new Date(`${day}T00:00:00Z`));
    return time ? `${words}, ${WORDS[time] ?? time}` : words;
  }
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return MONTH.format(new Date(`${value}-01T00:00:00Z`));
  const part = /^(\d{4})-(?:W(\d\d)|Q([1-4])|(SP|SU|FA|WI))$/.exec(value);
  if (part) {
    const [, year, week, quarter, season] = part;
    if (week) return `week ${Number(week)} of ${year}`;
    return quarter ? `quarter ${quarter} of ${year}` : `${WORDS[season]} ${year}`;
  }
  const length = /^PT?(\d+)([YMWDH])$/.exec(value);
  if (length) {
    const minutes = value.startsWith('PT') && length[2] === 'M';
    return counted(Number(length[1]), minutes ? 'minute' : UNITS[length[2]]);
  }
  return value;
}

const DAY_VALUE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const UNITS: { readonly [code: string]: string } = {
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  H: 'hour',
};
/** Values and parts of values that TIMEX3 writes as codes. */
const WORDS: { readonly [code: string]: string } = {
  PRESENT_REF: 'now',
  PAST_REF: 'in the past',
  FUTURE_REF: 'in the future',
  MO: 'morning',
  MI: 'midday',
  AF: 'afternoon',
  EV: 'evening',
  NI: 'night',
  '24:00': 'midnight',
  SP: 'spring',
  SU: 'summer',
  FA: 'autumn',
  WI: 'winter',
};

export function numberWords(value: number): string {
  return NUMBER.format(value);
}

/** "1 event", "2 events". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${NUMBER.format(count)} ${count === 1 ? one : many}`;
}

/** Codes that are no words by themselves. */
const NAMED: { readonly [code: string]: string } = {
  igo: 'international organisation',
  ngo: 'non-governmental organisation',
};

/** "heavy-weapons" → "heavy weapons"; "ASSAULT" → "Assault"; "igo" → "international organisation". */
export function plainWords(code: string): string {
  if (code in NAMED) return NAMED[code];
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
