import { pad } from './calendar.ts';
import type { Found } from './meaning.ts';
import type { View } from './view.ts';

/** "10 a.m.", "10:35 p.m. EST", "1735 GMT", "noon", "9 o'clock", "4 in the morning"; null where none begins. */
export function findClock(view: View, from: number): Found | null {
  const { lexicon } = view;
  const found = (to: number, clock: string): Found => {
    const zone =
      lexicon.has('zones', view.at(to)) && (view.at(to) !== 'local' || view.is(to + 1, 'time'));
    const end = zone ? (view.is(to, 'local') || view.is(to + 1, 'time') ? to + 2 : to + 1) : to;
    return { from, to: end, meaning: { kind: 'clock', clock }, rule: 'clock' };
  };
  const word = lexicon.get('clockWords', view.at(from));
  if (word) return found(from + 1, word);
  const time = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(view.at(from));
  const spoken = time ? undefined : lexicon.get('numbers', view.at(from));
  const hour = time ? Number(time[1]) : view.is(from, 'a', 'an') ? undefined : spoken;
  if (hour !== undefined && hour <= 24) {
    const minutes = time?.[2] ? Number(time[2]) : 0;
    if (minutes > 59) return null;
    // "10:35 p.m."
    const half = lexicon.get('halves', view.at(from + 1));
    if (half !== undefined && hour <= 12 && hour > 0) {
      return found(from + 2, `T${pad((hour % 12) + half)}:${pad(minutes)}`);
    }
    if (view.is(from + 1, "o'clock", 'o’clock'))
      return found(from + 2, `T${pad(hour)}:${pad(minutes)}`);
    if (view.phrase(from + 1, 'in the morning') > 0)
      return found(from + 4, `T${pad(hour)}:${pad(minutes)}`);
    if (
      view.phrase(from + 1, 'in the afternoon') > 0 ||
      view.phrase(from + 1, 'in the evening') > 0
    ) {
      return found(from + 4, `T${pad((hour % 12) + 12)}:${pad(minutes)}`);
    }
    // "22:35" by itself, but not a score of "22.35"
    if (time?.[2] && (view.at(from).includes(':') || lexicon.has('zones', view.at(from + 1)))) {
      return found(from + 1, `T${pad(hour)}:${pad(minutes)}`);
    }
  }
  // "1735 GMT": four figures are a time only before a zone.
  const military = /^([01]\d|2[0-3])([0-5]\d)$/.exec(view.at(from));
  if (
    military &&
    (view.is(from + 1, 'gmt', 'hours', 'utc') || view.phrase(from + 1, 'local time') > 0)
  ) {
    return found(
      view.is(from + 1, 'hours') ? from + 2 : from + 1,
      `T${military[1]}:${military[2]}`,
    );
  }
  return null;
}
