import type { ReportReader } from '../../src/intake/intake.ts';
import { engineName } from '../../src/store/store.ts';
import { bareRecord, SAMPLE_TEXT, sampleRecord } from './sample-record.ts';

/** Knows the sample by heart and finds nothing in any other text: for tests of what comes after reading. */
export const sampleReader: ReportReader = {
  name: engineName(sampleRecord().engine),
  record: ({ id, text, title = null, outlet = null, url = null, ...report }) => {
    const { published = null, modified = null, retrieved = null, raw = null } = report;
    const dates = { published, modified, retrieved };
    return text === SAMPLE_TEXT
      ? sampleRecord({ id, outlet, url, ...dates, raw })
      : bareRecord(text, { id, title, outlet, url, ...dates, raw });
  },
};
