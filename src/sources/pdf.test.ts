import { describe, expect, it } from 'vitest';
import { reportInPdf } from './pdf.ts';
import { linesOn, textOfPages } from './pdf-text.ts';

type Placed = readonly [x: number, y: number, text: string, size?: number];

/** A PDF with these lines on its pages, and these entries in its information dictionary. */
function pdf(
  pages: readonly (readonly Placed[])[],
  info: { readonly [name: string]: string } = {},
  trailer = '',
): Uint8Array {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', ''];
  const add = (object: string) => objects.push(object);
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const kids = pages.map((lines) => {
    const shown = lines.map(
      ([x, y, text, size = 10]) =>
        `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`,
    );
    const stream = shown.join('\n');
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${content} 0 R ` +
        `/Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  const entries = Object.entries(info).map(([name, value]) => `/${name} (${value})`);
  const about = add(`<< ${entries.join(' ')} >>`);
  let out = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = out.length;
    out += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const table = offsets.map((offset) => `${offset} 00000 n \n`).join('');
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${about} 0 R ${trailer} >>\n`;
  return Buffer.from(`${out}startxref\n${out.lastIndexOf('xref\n0')}\n%%EOF`, 'latin1');
}

/** Lines one below the other, 12 points apart. */
const column = (x: number, top: number, ...lines: string[]): Placed[] =>
  lines.map((text, index) => [x, top - 12 * index, text]);
const textOf = async (...pages: Placed[][]) => (await reportInPdf(pdf(pages), 'a.pdf')).text;

describe('reportInPdf', () => {
  it('joins lines to paragraphs, parted by space, by letters of another size, or by an indent', async () => {
    const text = await textOf([
      [50, 740, 'Envoys meet', 20],
      ...column(50, 700, 'The envoys met on Friday', 'in the capital.'),
      ...column(50, 664, 'They spoke for', 'an hour.'),
      [62, 640, 'Nobody would say more.'],
    ]);
    expect(text).toBe(
      'Envoys meet\n\nThe envoys met on Friday in the capital.\n\nThey spoke for an hour.\n\nNobody would say more.',
    );
  });

  it('makes broken words whole, and keeps the hyphens that belong to a word', async () => {
    const lines = [
      'Talks on cross-border trade: the negoti-',
      'ations on the cross-',
      'border roads and Franco-',
    ];
    expect(await textOf(column(50, 700, ...lines, 'German aid went on.'))).toBe(
      'Talks on cross-border trade: the negotiations on the cross-border roads and Franco-German aid went on.',
    );
  });

  it('drops headers and footers that most pages repeat, and runs on over columns and pages', async () => {
    const frame = (number: number): Placed[] => [
      [50, 780, 'THE COURIER, 3 May 2016'],
      [290, 20, `Page ${number} of 3`],
    ];
    const text = await textOf(
      [
        ...frame(1),
        ...column(50, 700, 'The first line ran', 'to the second'),
        ...column(320, 700, 'column and then'),
      ],
      [...frame(2), ...column(50, 700, 'to the next page.')],
      [...frame(3), ...column(50, 700, 'A last word.')],
    );
    expect(text).toBe(
      'The first line ran to the second column and then to the next page.\n\nA last word.',
    );
  });

  it('reads columns to their feet where the file has them row by row, under a line across both', async () => {
    const left = [
      'The envoys of the two sides',
      'met in the old town hall on',
      'Friday and spoke of the cease-',
      'fire for more than six hours.',
      'They left without a word.',
    ];
    const right = [
      'On Saturday they came back',
      'and signed a paper of four',
      'pages that nobody has seen.',
      'It is to be read out on the',
      'first of May in both towns.',
    ];
    const rows = left.flatMap((words, row): Placed[] => [
      [50, 700 - 12 * row, words],
      [320, 700 - 12 * row, right[row]],
    ]);
    const text = await textOf([
      [50, 740, 'Envoys meet in the old town hall and sign', 20],
      ...rows,
    ]);
    expect(text).toBe(
      'Envoys meet in the old town hall and sign\n\n' +
        'The envoys of the two sides met in the old town hall on Friday and spoke of the ceasefire for more than six hours. They left without a word.\n\n' +
        'On Saturday they came back and signed a paper of four pages that nobody has seen. It is to be read out on the first of May in both towns.',
    );
  });

  it('keeps rows together that wide gaps part but no column', async () => {
    const rows = ['one', 'two', 'six', 'ten', 'nine'].flatMap((word, row): Placed[] => [
      [50, 700 - 12 * row, `${row + 1}.`],
      [90, 700 - 12 * row, `the ${word} points of the agreement`],
    ]);
    expect(await textOf(rows)).toMatch(/^1\. the one points of the agreement 2\. the two points/);
  });

  it('drops the heads of left and right pages, and a page’s number that stands alone', async () => {
    const sentences = ['They met.', 'They spoke.', 'Nobody smiled.', 'All left.'];
    const heads = ['THE COURIER', 'World news', 'THE COURIER', 'World news'];
    const pages = heads.map((head, at): Placed[] => [
      [at % 2 === 0 ? 50 : 500, 780, head],
      ...column(50, 700, sentences[at]),
      [at % 2 === 0 ? 50 : 540, 20, String(at + 11)],
    ]);
    expect(await textOf(...pages)).toBe(sentences.join('\n\n'));
    const alone: Placed[] = [
      ...column(50, 700, 'The envoys met', 'on Friday.'),
      [300, 20, '– 7 –'],
    ];
    expect(await textOf(alone)).toBe('The envoys met on Friday.');
    // A number in the text is one of its words.
    expect(await textOf(column(50, 700, 'The talks began in', '2015'))).toBe(
      'The talks began in 2015',
    );
  });

  it('takes a title and an author that are words, and no date of making for one of publication', async () => {
    const page = [column(50, 700, 'The envoys met.')];
    const told = {
      Title: 'Envoys meet again',
      Author: 'Ada Moore',
      CreationDate: 'D:20160503101500Z',
    };
    expect(await reportInPdf(pdf(page, told), 'a')).toMatchObject({
      text: 'Envoys meet again\n\nThe envoys met.',
      title: 'Envoys meet again',
      byline: ['Ada Moore'],
      published: null,
      retrieved: null,
      raw: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const printed = { Title: 'draft_2.docx', Author: 'amoore', Producer: 'Skia/PDF m120' };
    expect(
      await reportInPdf(pdf(page, { ...printed, CreationDate: "D:20160503101500+02'00'" }), 'a'),
    ).toMatchObject({ text: 'The envoys met.', title: null, byline: [], retrieved: '2016-05-03' });
  });

  it('says what is wrong with one that it cannot read', async () => {
    await expect(reportInPdf(pdf([[]]), 'a.pdf')).rejects.toThrow('a.pdf: no text in the PDF');
    const whole = pdf([column(50, 700, 'The envoys met.')]);
    for (const bytes of [Buffer.from('%PDF-1.4\n'), whole.subarray(0, 60)]) {
      await expect(reportInPdf(bytes, 'a.pdf')).rejects.toThrow('is not a PDF that can be read');
    }
    const locked = '/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <';
    const key = '00'.repeat(32);
    const trailer = `${locked}${key}> /U <${key}> >> /ID [<00> <00>]`;
    await expect(
      reportInPdf(pdf([column(50, 700, 'Secret.')], {}, trailer), 'a.pdf'),
    ).rejects.toThrow('locked with a password');
    await expect(reportInPdf(new Uint8Array(50_000_001), 'a.pdf')).rejects.toThrow('50 MB');
  });
});

describe('textOfPages', () => {
  it('gives every word of pages without repetition once, in their order', () => {
    const items = ['one', 'two', 'three'].map((str, index) => ({
      ...{ str, width: 30, height: 10, hasEOL: index === 1 },
      transform: [10, 0, 0, 10, 50 + 40 * index, 700],
    }));
    expect(linesOn(items).map(({ text }) => text)).toEqual(['one two', 'three']);
    expect(textOfPages([linesOn(items)])).toBe('one two three');
  });
});
