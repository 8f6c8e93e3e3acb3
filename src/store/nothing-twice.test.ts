import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveKinds, type Place } from '../../test/postgres/archives.ts';
import { articleText } from '../../test/sample/article-text.ts';
import { bareRecord } from '../../test/sample/sample-record.ts';
import type { Record } from '../record/record.ts';
import { canonicalUrl } from './likeness/canonical-url.ts';
import { containment, resemblance, signatureOf } from './likeness/signature.ts';
import { plainWords } from './likeness/words.ts';
import { openStore } from './open.ts';
import type { Store } from './store.ts';

const signature = (text: string) => signatureOf(plainWords(text))!;
const paragraphs = (nr: number, count: number) => articleText(nr, count).split('\n\n');

describe('likeness', () => {
  test('a text in other dress has the same signature, another text next to nothing in common', () => {
    const text = articleText(1, 8);
    const dressed = text.toUpperCase().replaceAll('\n\n', '\n').replaceAll(',', ' –');
    expect(resemblance(signature(text), signature(dressed))).toBe(1);
    for (let nr = 2; nr < 40; nr++) {
      expect(resemblance(signature(text), signature(articleText(nr, 8)))).toBeLessThan(0.2);
    }
  });

  test('what was cut from a text is contained in it', () => {
    const whole = articleText(3, 10);
    const cut = whole.split('\n\n').slice(0, 5).join('\n\n');
    expect(containment(signature(whole), signature(cut))).toBeGreaterThan(0.8);
    expect(containment(signature(whole), signature(articleText(4, 5)))).toBeLessThan(0.2);
  });

  test('addresses of one page have one form', () => {
    const form = canonicalUrl('https://news.example/world/talks');
    for (const same of [
      'http://www.news.example/world/talks/',
      'https://news.example/world/talks?utm_source=feed&fbclid=x#top',
      'https://m.news.example/world/talks/index.html',
      'https://news.example/world/talks/amp',
    ]) {
      expect(canonicalUrl(same), same).toBe(form);
    }
    expect(canonicalUrl('https://news.example/world/talks?id=2')).not.toBe(form);
    expect(canonicalUrl('https://a.example/?b=1&a=2')).toBe(
      canonicalUrl('http://a.example?a=2&b=1'),
    );
    expect(canonicalUrl('news.example/world')).toBeNull();
    expect(canonicalUrl('file:///etc/hosts')).toBeNull();
  });
});

describe.each(await archiveKinds())('nothing twice in $name', (kind) => {
  let place: Place;
  let store: Store;
  beforeEach(async () => {
    place = await kind.place();
    store = await openStore(place.archive);
  });
  afterEach(async () => {
    await store.close();
    await place.clear();
  });

  /** A report whose sentences are its lines. */
  function given(id: string, text: string, facts: Partial<Record['report']> = {}): Record {
    const record = bareRecord(text, { id, ...facts });
    const sentences = [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({
      start: index,
      end: index + line.length,
    }));
    return { ...record, sentences };
  }
  const kinship = () =>
    place.ask('select id, copy_of, version_of, version, latest from reports order by nr');

  test('wire copy in many outlets is one text and its copies', async () => {
    const wire = paragraphs(7, 8);
    await store.add(given('wire', wire.join('\n\n'), { outlet: 'Wire', title: 'Talks open' }));
    await store.add(given('other', articleText(8, 8), { outlet: 'Courier' }));
    const dressed = [
      'COURIER STAFF',
      ...wire,
      'Reporting by our correspondents; editing by the desk.',
    ];
    const copy = await store.add(
      given('copy', dressed.join('\n\n'), { outlet: 'Courier', title: 'Envoys meet at last' }),
    );
    expect(copy).toEqual({ id: 'copy', outcome: 'added', copyOf: 'wire' });
    const cut = wire.slice(0, 5).join('\n\n');
    expect((await store.add(given('cut', cut, { outlet: 'Gazette' }))).copyOf).toBe('wire');
    expect((await store.copies('cut')).map(({ id }) => id)).toEqual(['wire', 'copy', 'cut']);
    expect(await store.copies('other')).toEqual([]);
  });

  test('lists show the first report of a text with the number of its copies, or each one', async () => {
    const text = articleText(11, 6);
    for (const outlet of ['Wire', 'Courier', 'Gazette']) {
      await store.add(bareRecord(text, { id: outlet, outlet, url: `https://${outlet}.example/1` }));
    }
    const listed = async (query: { copies?: boolean; outlet?: string; words?: string }) => {
      const { reports, total } = await store.list({ limit: 10, ...query });
      expect(total).toBe(reports.length);
      return reports.map(({ id, copies }) => `${id} ${copies}`);
    };
    const copies = false;
    expect(await listed({ copies })).toEqual(['Wire 2']);
    expect(await listed({ copies, words: text.split(' ')[0] })).toEqual(['Wire 2']);
    expect(await listed({})).toEqual(['Gazette 0', 'Courier 0', 'Wire 2']);
    expect(await listed({ copies, outlet: 'Courier' })).toEqual(['Courier 0']);
    expect((await store.tally('Wire'))?.counts.events).toBe(0);
    expect(await store.tally('none')).toBeNull();
  });

  test('an article that changes at its address has versions, whichever came first', async () => {
    const [one, two, ...rest] = paragraphs(9, 9);
    const url = 'https://news.example/talks';
    const state = (id: string, published: string, text: string[], at = url) =>
      store.add(given(id, text.join('\n\n'), { url: at, published, outlet: 'News' }));
    await state('second', '2015-11-02', [one, ...rest.slice(0, 4)]);
    expect(await state('first', '2015-11-01', [one, ...rest.slice(0, 2)])).toMatchObject({
      versionOf: 'second',
    });
    await state('third', '2015-11-03', [two, ...rest], `${url}?utm_source=rss`);
    expect(await store.versions('first')).toMatchObject([
      { id: 'first', version: 1, latest: false },
      { id: 'second', version: 2, latest: false },
      { id: 'third', version: 3, latest: true },
    ]);
    // Versions of one article are no copies of each other.
    expect((await kinship()).map(({ copy_of }) => copy_of)).toEqual([null, null, null]);
    expect(await store.versions('third')).toHaveLength(3);
  });

  test('versions of one day stand in the order in which their source changed them', async () => {
    const [one, ...rest] = paragraphs(31, 6);
    const facts = { url: 'https://news.example/summit', published: '2015-11-01', outlet: 'News' };
    const state = (id: string, text: string[], more: Partial<Record['report']>) =>
      store.add(given(id, text.join('\n\n'), { ...facts, ...more }));
    await state('late', [one, ...rest], { modified: '2015-11-03', retrieved: '2015-11-04' });
    await state('early', [one, ...rest.slice(0, 3)], { retrieved: '2015-11-01' });
    await state('middle', rest.slice(0, 4), { modified: '2015-11-02', retrieved: '2015-11-09' });
    expect(await store.versions('late')).toMatchObject([
      { id: 'early', version: 1, latest: false, modified: null },
      { id: 'middle', version: 2, latest: false, modified: '2015-11-02' },
      { id: 'late', version: 3, latest: true, modified: '2015-11-03' },
    ]);
    const { reports } = await store.list({ limit: 9 });
    expect(reports.find(({ id }) => id === 'late')).toMatchObject({ modified: '2015-11-03' });
    expect((await store.record('late'))?.report.modified).toBe('2015-11-03');
    const { entries } = await store.find({
      kind: 'report',
      dateOf: 'modified',
      from: '2015-11-02',
      to: '2015-11-02',
      limit: 9,
    });
    expect(entries.map(({ id, fields }) => [id, fields.modified, fields.latest])).toEqual([
      ['middle', '2015-11-02', false],
    ]);
  });

  test('a date of change is learnt, and one without another word makes no second report', async () => {
    const text = articleText(32, 6);
    const facts = { url: 'https://news.example/1', published: '2015-11-01' };
    await store.add(given('a', text, facts));
    expect(await store.add(given('a', text, { ...facts, modified: '2015-11-02' }))).toMatchObject({
      outcome: 'reread',
    });
    const later = { ...facts, modified: '2015-11-05' };
    expect(await store.add(given('b', text, later))).toEqual({ id: 'a', outcome: 'known' });
    expect((await store.record('a'))?.report.modified).toBe('2015-11-02');
    expect(await place.ask('select id, modified from reports')).toEqual([
      { id: 'a', modified: '2015-11-02' },
    ]);
  });

  test('an outlet’s title that comes again with much the same text is a version; with another, not', async () => {
    const text = paragraphs(10, 8);
    const facts = { outlet: 'News', title: 'Morning briefing' };
    await store.add(given('a', text.join('\n\n'), { ...facts, published: '2015-11-01' }));
    const changed = [...text.slice(0, 6), ...paragraphs(11, 2)].join('\n\n');
    const b = await store.add(given('b', changed, { ...facts, published: '2015-11-02' }));
    expect(b.versionOf).toBe('a');
    const c = await store.add(
      given('c', articleText(12, 8), { ...facts, published: '2015-11-03' }),
    );
    expect(c.versionOf).toBeUndefined();
  });

  test('one address for all of a site’s articles makes no versions of them', async () => {
    const url = 'https://news.example/';
    for (const nr of [13, 14, 15]) await store.add(given(`r${nr}`, articleText(nr, 6), { url }));
    expect(
      (await kinship()).every(({ version_of, latest }) => version_of === null && latest === 1),
    ).toBe(true);
  });

  test('the same text at the same page is one report, whatever is tacked on to the address', async () => {
    const text = articleText(16, 5);
    const url = 'https://news.example/a';
    await store.add(given('a', text, { url, retrieved: '2015-11-01' }));
    const again = given('b', text, { url: `${url}?utm_medium=mail#c`, retrieved: '2015-11-04' });
    expect(await store.add(again)).toEqual({ id: 'a', outcome: 'known' });
    await store.add(again);
    expect(await place.ask('select report_id, url, retrieved from retrievals order by nr')).toEqual(
      [
        { report_id: 'a', url, retrieved: '2015-11-01' },
        { report_id: 'a', url: `${url}?utm_medium=mail#c`, retrieved: '2015-11-04' },
      ],
    );
  });

  test('the bytes of a page are kept once and come back; another text taken out of them is no other report', async () => {
    const bytes = new Uint8Array(70_000).map((_, at) => (at * at) % 251);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const original = { sha256, media: 'text/html', bytes };
    const page = { url: 'https://news.example/p', raw: sha256 };
    const meeting = { ...page, retrieved: null, original };
    await store.add(given('a', articleText(17, 5), page), meeting);
    const better = given('b', articleText(17, 6), page);
    expect(await store.add(better, meeting)).toEqual({ id: 'a', outcome: 'known' });
    expect(await place.ask('select sha256, media, size from raw')).toEqual([
      { sha256, media: 'text/html', size: bytes.length },
    ]);
    const kept = await store.original(sha256);
    expect(kept?.media).toBe('text/html');
    expect(Buffer.compare(kept!.bytes, bytes)).toBe(0);
    expect(await store.original('0'.repeat(64))).toBeNull();
  });

  test('a stitched article shows where its passages also stand', async () => {
    const [first, second] = [paragraphs(18, 5), paragraphs(19, 5)];
    await store.add(given('first', first.join('\n'), { title: 'First', outlet: 'Wire' }));
    await store.add(given('second', second.join('\n'), { title: 'Second' }));
    const own = paragraphs(20, 3);
    const short = 'He gave no date.';
    const stitched = [own[0], first[1], first[2].toUpperCase(), own[1], second[0], short, own[2]];
    await store.add(given('stitched', stitched.join('\n'), {}));
    await store.add(given('brief', [short, articleText(21, 1)].join('\n')));
    const passages = await store.passages('stitched');
    expect(
      passages.map(({ words, elsewhere, total }) => [
        words,
        elsewhere.map((one) => one.report.id),
        total,
      ]),
    ).toEqual([
      [`${first[1]}\n${first[2].toUpperCase()}`, ['first'], 1],
      [second[0], ['second'], 1],
    ]);
    const [{ start, end, kinship, report }] = passages[0].elsewhere;
    expect(first.join('\n').slice(start, end)).toBe(`${first[1]}\n${first[2]}`);
    expect(kinship).toBeNull();
    expect(report).toMatchObject({ title: 'First', outlet: 'Wire' });
    expect((await store.passages('second'))[0].elsewhere[0].report.id).toBe('stitched');
    expect(await store.passages('nobody')).toEqual([]);
  });

  test('a report read again keeps its place and its copies', async () => {
    const text = articleText(22, 6);
    await store.add(given('a', text, { outlet: 'Wire' }));
    await store.add(given('b', text, { outlet: 'Courier' }));
    const newer = given('a', text, { outlet: 'Wire', published: '2015-11-01' });
    expect((await store.add(newer)).outcome).toBe('reread');
    expect(await kinship()).toMatchObject([
      { id: 'a', copy_of: null },
      { id: 'b', copy_of: 'a' },
    ]);
    expect((await store.passages('b'))[0].total).toBe(1);
  });
});
