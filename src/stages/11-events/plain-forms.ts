/** What a regular English form may be a form of: "blamed" of "blame", "banned" of "ban". */
export function plainForms(form: string): string[] {
  const cut = /^(.*?)(ied|ies|ed|es|s|ing)$/.exec(form);
  if (!cut || cut[1].length < 2) return [form];
  const [, stem, ending] = cut;
  if (ending === 'ied' || ending === 'ies') return [`${stem}y`];
  const single = /([bdgklmnprt])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  return [stem, `${stem}e`, ...single];
}
