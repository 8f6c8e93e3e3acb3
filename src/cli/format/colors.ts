import picocolors from 'picocolors';

/**
 * Colours for standard output: where a terminal shows it, unless NO_COLOR is set (no-color.org); anywhere
 * with FORCE_COLOR. The package by itself would also colour what is piped on machines that set CI.
 */
const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
const wanted =
  !NO_COLOR && (Boolean(FORCE_COLOR) || (process.stdout.isTTY === true && TERM !== 'dumb'));

export const pc = picocolors.createColors(wanted);
