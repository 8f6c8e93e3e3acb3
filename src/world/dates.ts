/** Dates of offices: ISO 8601, as exact as known ("2014", "2014-05", "2014-05-15"); empty is open. */

/** True where a day lies in a stretch of time; a vague end counts to its last day. */
export function within(day: string, from: string, to: string): boolean {
  return (from === '' || from <= day) && (to === '' || day <= `${to}~`);
}

/** True where a stretch of time ended before a day. */
export function over(day: string, to: string): boolean {
  return to !== '' && day > `${to}~`;
}
