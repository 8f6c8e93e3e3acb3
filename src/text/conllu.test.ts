import { describe, expect, it } from 'vitest';
import { conlluDocuments, conlluText, parseConllu, printConllu } from './conllu.ts';

const rest = '_\t_\t_\t_';
const file = `# newdoc id = a
# newpar
# text = They can't.
1\tThey\tthey\tPRON\tPRP\tCase=Nom\t2\tnsubj\t2:nsubj\t_
2-3\tcan't\t${rest}\t_\t_\t_\tSpaceAfter=No
2\tca\tcan\tAUX\tMD\t_\t0\troot\t0:root\t_
2.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t0:root\t_
3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t2:advmod\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t2:punct\t_

# newpar
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t0:root\t_

# newdoc id = b
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t0:root\t_

`;

describe('CoNLL-U', () => {
  it('prints again what it read', () => {
    expect(printConllu(parseConllu(file))).toBe(file);
    expect(printConllu(parseConllu(file.replaceAll('\n', '\r\n')))).toBe(file);
  });

  it('cuts documents and rebuilds their text with every word in its place', () => {
    const documents = conlluDocuments(parseConllu(file));
    expect(documents.length).toBe(2);
    const rebuilt = conlluText(documents[0]);
    expect(rebuilt.text).toBe("They can't.\n\nNo");
    const words = rebuilt.starts.map((start, i) => rebuilt.text.slice(start, rebuilt.ends[i]));
    expect(words).toEqual(['They', 'ca', "n't", '.', 'No']);
    expect(rebuilt.glue).toEqual([0, 0, 1, 0, 0]);
    expect(rebuilt.sentences).toEqual([
      { from: 0, to: 4 },
      { from: 4, to: 5 },
    ]);
  });

  it('lets words share the span of a token whose letters they do not add up to', () => {
    const odd = `1-2\tdu\t${rest}\t_\t_\t_\t_\n1\tde\t${rest}\t0\t_\t_\t_\n2\tle\t${rest}\t1\t_\t_\t_\n`;
    const { text, starts, ends } = conlluText(parseConllu(odd));
    expect([text, starts, ends]).toEqual(['du', [0, 0], [2, 2]]);
  });

  it('passes over what is no row', () => {
    expect(parseConllu('hello\nthere\n\n\n')).toEqual([]);
    expect(parseConllu('1\tword')[0].words[0]).toMatchObject({ form: 'word', upos: '_', head: -1 });
  });
});
