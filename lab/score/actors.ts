import type { Part } from '../figures.ts';
import { scoreActorCases } from '../world/score-actors.ts';

/** Country and sector of phrases, on an open coder's own checks. */
export async function scoreActors(data: string): Promise<Part> {
  const { all, right, country, sector } = await scoreActorCases(data);
  return {
    part: `Actors (${all} checks)`,
    figures: [
      {
        figure: 'country and sector both right',
        value: (100 * right) / all,
        unit: '%',
        floor: 90,
        goal: 98,
      },
      { figure: 'country right', value: (100 * country) / all, unit: '%' },
      { figure: 'sector right', value: (100 * sector) / all, unit: '%' },
    ],
  };
}
