import { describe, expect, it } from 'vitest';
import { isFurniture, withoutFurniture } from './furniture.ts';

describe('isFurniture', () => {
  it.each([
    'Advertisement',
    'ADVERTISEMENT',
    '– Advertisement –',
    'Story continues below advertisement',
    'Read more: Envoys leave Oslo in silence',
    'READ ALSO: What the talks are about',
    'Related: How the border was drawn',
    'See also',
    'More about:',
    'Read more about the talks here.',
    'Read the full transcript of his interview',
    'Click here for the second half',
    'Share this article',
    'Share',
    'Follow us on Twitter',
    'Facebook | Twitter | Email',
    'Follow The Courier: Twitter |Facebook',
    'Sign up for our newsletter',
    'Subscribe to our daily briefing for more',
    'Get the news in your inbox every morning',
    'Photo',
    'Image',
    'Photo by Ada Moore',
    'Photograph: Ada Moore/Agency',
    'Image credit: Ben Hill',
    'Credit Ada Moore',
    'CreditAda Moore/Agency',
    '© 2015 The Courier. All rights reserved.',
    'The post Envoys leave appeared first on The Courier.',
    'Comments (12)',
    '3 comments',
    'Leave a comment',
  ])('%s', (line) => expect(isFurniture(line)).toBe(true));

  it.each([
    'Read my lips, the minister said.',
    'Related parties must sign the treaty.',
    'Share prices fell after the talks broke down.',
    'Follow-up talks are planned for Monday.',
    'Sign the treaty or leave, he told them.',
    'Subscribe to nothing, believe in less, the envoy joked.',
    'Photographs of the meeting were shown on state television.',
    'Credit lines to both countries were frozen.',
    'Get out, he told the envoys.',
    'Images of the strike spread within hours.',
    'Comments by the minister angered Ankara.',
    'Copyrights law was not discussed.',
    'Advertisements for the army were pulled down.',
    'The post in Vienna stays empty.',
    'See you in court, the envoy said.',
    'X',
    'Save the date: the summit opens in May.',
  ])('not %s', (line) => expect(isFurniture(line)).toBe(false));

  it('takes no longer than a text is long', () => {
    for (const part of [
      'read more ',
      'facebook ',
      'photo by ',
      '- ',
      'get ',
      'share ',
      'sign up ',
    ]) {
      const begun = performance.now();
      isFurniture(part.repeat(20));
      isFurniture(part.repeat(100_000));
      expect(performance.now() - begun).toBeLessThan(1_000);
    }
  });
});

describe('withoutFurniture', () => {
  it('leaves an article as it was written', () => {
    const text =
      'Envoys met.\n\nAdvertisement\n\nThey left.\nIn haste.\n\nRead more: Who they were';
    expect(withoutFurniture(text)).toBe('Envoys met.\n\nThey left.\nIn haste.');
    expect(withoutFurniture('')).toBe('');
  });
});
