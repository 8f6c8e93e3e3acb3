import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank } from '../../text/blank.ts';
import { conditionOf } from './condition.ts';
import { LanguageDetector } from './language.ts';
import { paragraphsOf } from './paragraphs.ts';
import { type BlockData, blocksOf } from './stage.ts';

const json = (name: string) =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as unknown;
const words = json('./blocks.json') as BlockData['words'];
const detector = new LanguageDetector(json('./languages.json') as BlockData['languages']);
const read = (text: string) => blocksOf(text, words, detector);

const sentence =
  'The ministers of both countries met for two hours on the border and agreed that the bridge would be opened again before the end of the year, said the spokesman of the one who had come by train.';

/** Wraps at a width, as a mail program does. */
function wrapped(text: string, width: number): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1];
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

describe('paragraphs', () => {
  it('takes every line for one where lines are long', () => {
    expect(paragraphsOf(`${sentence}\n${sentence}\r\n${sentence}`).length).toBe(3);
  });

  it.each([60, 72, 80])('joins lines wrapped at %i columns', (width) => {
    const text = ['Talks on the bridge end', wrapped(sentence, width), wrapped(sentence, width)];
    expect(paragraphsOf(text.join('\n\n')).length).toBe(3);
    expect(paragraphsOf(text.join('\n\n').replaceAll('\n', '\r\n')).length).toBe(3);
  });

  it('parts a headline from the wrapped text right under it', () => {
    const text = `Talks on the bridge end\n${wrapped(sentence, 70)}`;
    expect(paragraphsOf(text)[0]).toEqual({ start: 0, end: 23 });
  });

  it('leaves short lines that are lines of their own apart', () => {
    expect(
      paragraphsOf('Agenda of the summit\nOpening of the session\nAny other business').length,
    ).toBe(3);
  });

  it('holds every visible character once and in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let at = 0;
        for (const { start, end } of paragraphsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          for (; at < start; at++) expect(isBlank(text.charCodeAt(at))).toBe(true);
          at = end;
        }
        for (; at < text.length; at++) expect(isBlank(text.charCodeAt(at))).toBe(true);
      }),
    );
  });
});

describe('languages', () => {
  it.each([
    [
      'fr',
      'Le ministre a déclaré que les deux pays ne pouvaient pas accepter cette situation dans une région qui est en paix.',
    ],
    [
      'de',
      'Der Minister sagte, dass die beiden Länder sich nicht über die Grenze einigen und auf ein Treffen warten.',
    ],
    [
      'es',
      'El ministro dijo que los dos países no podían aceptar la situación en la frontera del norte para este año.',
    ],
    ['ru', 'Министр сказал, что обе страны не согласны.'],
    ['ar', 'قال الوزير إن البلدين لم يتفقا على الحدود'],
    ['en', sentence],
    ['und', 'Rivas 2-1 Toledo'],
  ])('knows %s', (language, text) => {
    expect(detector.languageOf(text)).toBe(language);
  });

  it.each([
    'Jean-Luc de la Tour du Pin, Ursula von der Heide and Abd al-Rahman bin Faisal met in Rio de Janeiro.',
    'THE MINISTERS OF BOTH COUNTRIES MET ON THE BORDER AND AGREED TO GO ON',
    'Comandante Luis de la Cruz of the Fuerzas Populares de la Sierra said no to El Mundo del Sur.',
  ])('does not deny English: %s', (text) => {
    expect(['en', 'und']).toContain(detector.languageOf(text));
  });
});

describe('kinds and datelines', () => {
  it.each([
    ['ANKARA, Nov 24 (Northwire) - Turkey said', 'ANKARA, Nov 24 (Northwire) -'],
    ['MOSCOW — The envoy left.', 'MOSCOW —'],
    ['UNITED NATIONS (NW) -- The council met.', 'UNITED NATIONS (NW) --'],
    ['Geneva, 3 March 2016 (NW) – “We agree”, he said.', 'Geneva, 3 March 2016 (NW) –'],
    ['Accra, Ghana - The envoy left.', 'Accra, Ghana -'],
    ['ACCRA - The envoy left.', 'ACCRA -'],
    ['ACCRA - Envoy leaves', null],
    ['BREAKING — The envoy left.', null],
    ['Mr Brandt — The envoy who left — was tired.', null],
    ['NATO - which met - agreed.', null],
  ])('finds the dateline of %s', (text, dateline) => {
    const [block] = read(text);
    expect(block.dateline && text.slice(block.dateline.start, block.dateline.end)).toBe(dateline);
  });

  it('takes the first line for the title only where it stands apart and is no sentence', () => {
    const kinds = (text: string) => read(text).map((block) => block.kind);
    expect(kinds(`Envoy leaves\n\n${sentence}`)).toEqual(['title', 'paragraph']);
    expect(kinds(`The envoy left.\n\n${sentence}`)).toEqual(['paragraph', 'paragraph']);
    expect(kinds('Envoy leaves')).toEqual(['paragraph']);
    expect(kinds(`Envoy leaves\nBy Anna Berg in Vienna\n\n${sentence}`)).toEqual([
      'title',
      'byline',
      'paragraph',
    ]);
    expect(kinds(`By noon the envoy had left\n\n${sentence}`)[0]).toBe('title');
  });
});

describe('condition', () => {
  it('says what is wrong with a text', () => {
    const kinds = (text: string) => conditionOf(text).map((problem) => problem.kind);
    expect(kinds(' 123 \n')).toEqual(['no-words']);
    expect(kinds('The en\ufffdoy left')).toEqual(['damaged-text']);
    expect(kinds(sentence.toUpperCase().repeat(3))).toEqual(['all-capitals']);
    expect(kinds(`${sentence}\t\r\n`)).toEqual([]);
  });
});
