import { VERBS, VERBS_ALSO_NOUNS } from './verbs.ts';

const isKnown = (word: string) => VERBS.has(word) || VERBS_ALSO_NOUNS.has(word);

/** The known verbs that a word is a form of: "opens", "opening" and "open" of "open". The word itself where it is one. */
export function baseFormsOf(word: string): readonly string[] {
  const candidates = [word];
  if (word.endsWith('ies')) candidates.push(`${word.slice(0, -3)}y`);
  if (word.endsWith('es')) candidates.push(word.slice(0, -2));
  if (word.endsWith('s')) candidates.push(word.slice(0, -1));
  if (word.endsWith('ing')) {
    const stem = word.slice(0, -3);
    candidates.push(stem, `${stem}e`);
    if (stem.at(-1) === stem.at(-2)) candidates.push(stem.slice(0, -1));
  }
  return [...new Set(candidates)].filter(isKnown);
}
