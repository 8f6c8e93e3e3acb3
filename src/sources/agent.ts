import { readFileSync } from 'node:fs';

/** Beside the rooms, from source and built alike. */
const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

/** The name by which robots.txt may speak to this program. */
export const AGENT_NAME = 'chancery';

/** Who asks, as servers are told with each request. */
export const AGENT = `${AGENT_NAME}/${version} (reads news reports; one request at a time)`;
