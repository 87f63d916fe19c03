import { isInsideName } from '../../src/lint/known-names.ts';
import { phrasePattern } from '../../src/lint/phrases.ts';
import { matchProse } from '../../src/lint/prose.ts';
import { replaceWords, withCaseOf } from '../../src/lint/replace-words.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Registry } from '../../src/playbook/playbook.ts';
import type { Term } from '../../src/playbook/registries.ts';

export default defineRule({
  name: 'term-consistent',
  severity: 'warning',
  weight: { smell: 0.06, precision: 0.6 },
  summary: 'One word for one thing: the term of the glossary, not a synonym that it rules out',
  why: 'A newcomer takes two words for two things, and looks for the difference.',
  remedy: 'Replace the word with the term that the message names. If your team means another thing by it, give it an entry of its own in glossary.yaml.',
  source: 'ASD-STE100 Simplified Technical English, rule 1.12 (one word, one meaning); the glossary, glossary.yaml: avoid',
  examples: [
    { title: 'The term of the glossary', sop: '## Steps\n\n1. **SDR:** Read the speed to lead in the report.\n', expect: [] },
    {
      title: 'A synonym that the glossary rules out, in any case and in the frontmatter too',
      sop: '---\nescalation: [{ when: Response speed falls, to: cro }]\n---\n\n## Steps\n\n1. **SDR:** Read the response speed in the report.\n',
      expect: [
        '2:22 Unexpected "Response speed", expected "speed to lead", the term of the glossary',
        '7:22 Unexpected "response speed", expected "speed to lead", the term of the glossary',
      ],
    },
    {
      title: 'Labels, quotations, examples and notes',
      sop: '## Steps\n\n1. **SDR:** Open the report **Response speed** or "Response speed".\n\n## Notes\n\nOther teams say response speed.\n',
      expect: [],
    },
  ],
  *check(sop, { registries }) {
    const { glossary } = registries;
    if (!glossary) {
      yield { notChecked: 'the playbook has no glossary.yaml, so synonyms of its terms were not looked for' };
      return;
    }
    const avoided = avoidedBy(glossary);
    if (!avoided) return;
    for (const { words, place, zoned, index, match } of matchProse(sop, avoided.pattern)) {
      const term = avoided.terms.get(words.toLowerCase());
      if (term === undefined || isInsideName(registries, zoned.passage.prose, index, match[0].length)) continue;
      const fix = articleFits(zoned.passage.text.slice(0, index), words, term) ? replaceWords(sop, place, words, withCaseOf(words, term)) : undefined;
      yield { place, message: `Unexpected "${words}", expected "${term}", the term of the glossary`, fix };
    }
  },
});

/** False where "a" or "an" stands before words of which one starts with a vowel and the other does not. */
function articleFits(before: string, ...words: readonly string[]): boolean {
  return !/\ban?\s+$/i.test(before) || new Set(words.map((word) => /^[aeiou]/i.test(word))).size === 1;
}

interface Avoided {
  readonly pattern: RegExp;
  /** Synonym in lower case -> the term to use. */
  readonly terms: ReadonlyMap<string, string>;
}

const cache = new WeakMap<Registry<Term>, Avoided | undefined>();

/** The synonyms that a glossary rules out; a word that another entry uses is no synonym. */
function avoidedBy(glossary: Registry<Term>): Avoided | undefined {
  if (!cache.has(glossary)) {
    const used = new Set([...glossary.entries].flatMap(([term, { aliases = [] }]) => [term, ...aliases].map((name) => name.toLowerCase())));
    const terms = new Map([...glossary.entries].flatMap(([term, { avoid = [] }]) => avoid.map((synonym) => [synonym.toLowerCase(), term] as const)));
    for (const word of used) terms.delete(word);
    cache.set(glossary, terms.size > 0 ? { pattern: phrasePattern([...terms.keys()]), terms } : undefined);
  }
  return cache.get(glossary);
}
