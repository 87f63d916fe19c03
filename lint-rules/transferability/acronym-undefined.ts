import { knownNames } from '../../src/lint/known-names.ts';
import { isInstruction, matchProse } from '../../src/lint/prose.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Registries } from '../../src/playbook/playbook.ts';
import { keptWith } from '../../src/sop/kept-with.ts';
import type { Passage } from '../../src/sop/passages.ts';
import type { ZonedPassage } from '../../src/sop/zoned-passages.ts';
import { KNOWN_ACRONYMS, SHOUTED_WORDS } from '../words/acronyms.ts';
import { VERBS, VERBS_ALSO_NOUNS } from '../words/verbs.ts';

/** Two to six capitals, with a plural's s; not part of a code such as ABC-12, a path, a handle or a longer word. */
const ACRONYM = /(\p{Lu}(?<![\p{L}\p{N}_#@$/.\\-]\p{Lu})\p{Lu}{1,5})(?:s|['’]s)?(?![\p{L}\p{N}_/\\]|[-.]\p{N}|\.\p{L}|-\p{Lu})/gu;
/** Several words in capitals are emphasis. */
const SHOUTING = /\p{Lu}{2,}[!,]?\s+\p{Lu}{2,}/u;

/** A page that takes in a list of abbreviations, or a glossary, from another file: it explains them all. */
const INCLUDES_GLOSSARY = /^[ \t]*(?:-+8<-+|;?--8<--|\{%-?\s*include\b|\{\{[<%]\s*include\b|!include|@include|::include|import\b)[^\n]*(?:abbreviation|acronym|glossary)/im;
/** The owner of a domain: "gsa" in `help@gsa.example`. */
const DOMAIN = /(?<=[@/.])([a-z]{2,6})\.(?:com|org|net|gov|edu|mil|int|io|dev|ai|co|example)\b/g;
/** "KLM-ABC", "KLM3": letters that are part of a code. */
const CODE = /(?<![\p{L}\p{N}])(?:\p{Lu}{2,6}(?=-\p{Lu}{2,6}-)|\p{Lu}{3,6}(?=\d))/gu;

export default defineRule({
  name: 'acronym-undefined',
  severity: 'warning',
  weight: { smell: 0.07, precision: 0.9 },
  summary: 'Every acronym stands in the glossary or is written out once',
  why: 'A newcomer does not know the company\'s letters, and searching for three of them finds anything.',
  remedy: 'Write the words out where the letters first appear: "total contract value (TCV)". Add letters that several SOPs use to glossary.yaml.',
  source: 'INCOSE Guide to Writing Requirements, rule R37 (acronyms)',
  examples: [
    {
      title: 'In the glossary, in the registries, written out, or known to all',
      sop: '## Steps\n\n1. **SDR:** Tell the CRO which MQLs wait in the CRM.\n2. **SDR:** Export the ideal customer profile (ICP) as CSV.\n3. **SDR:** Compare the ICP with the WON (what others need) list by 17:00 UTC.\n',
      expect: [],
    },
    {
      title: 'An acronym that nothing explains, found once',
      sop: '## Steps\n\n1. **SDR:** Enter the TCV in the CRM.\n2. **SDR:** Compare the TCV with the quote.\n',
      expect: ['3:23 Unexpected acronym "TCV", expected an entry in glossary.yaml, or the words it stands for in brackets'],
    },
    {
      title: 'Explained by a link or by the words of the same step; names of firms, products and codes; plurals of ordinary words',
      sop: '## Steps\n\n1. **SDR:** Keep our [TTR](terms.mdx#ttr), as the Sales Engineer does; the SE logs it.\n2. **SDR:** Write to the ZYX desk at help@zyx.example.\n3. **SDR:** Take route QRS1, then QRS. Empty the BINs; the bins are grey.\n4. **SDR:** Print the label on the Acme DLX.\n',
      expect: [],
    },
    {
      title: 'A page that takes in a list of abbreviations explains them',
      sop: '--8<-- "includes/abbreviations.md"\n\n## Steps\n\n1. Enter the TCV.\n',
      expect: [],
    },
    {
      title: 'Emphasis, codes, fields and numbers are no acronyms',
      sop: '## Steps\n\n1. **SDR:** DO NOT call leads in phase II before ticket OPS-12 is closed.\n2. **SDR:** NEVER set `ZZZ`, **QQQ** or "XYZ" in Q4.\n',
      expect: [],
    },
  ],
  *check(sop, { registries }) {
    if (INCLUDES_GLOSSARY.test(sop.text)) return;
    if (!registries.glossary) yield { notChecked: 'the playbook has no glossary.yaml, so acronyms were compared with the text of each SOP only' };
    const known = knownCapitals(registries);
    const included = isInstruction(sop);
    const hasCapitals = (zoned: ZonedPassage) => included(zoned) && /\p{Lu}{2}/u.test(zoned.passage.prose);
    const seen = new Set<string>();
    let explained: ReadonlySet<string> | undefined;
    for (const { match, place, zoned, index } of matchProse(sop, ACRONYM, hasCapitals)) {
      const letters = match[1] ?? '';
      if (seen.has(letters) || known.has(letters) || KNOWN_ACRONYMS.has(letters) || SHOUTED_WORDS.has(letters)) continue;
      explained ??= explainedIn(sop.text);
      if (explained.has(letters) || isProduct(zoned.passage.prose.slice(Math.max(0, index - 40), index)) || isInitials(letters, zoned.passage) || isVerb(letters) || isShouted(zoned.passage.prose, index, letters)) continue;
      seen.add(letters);
      yield { place, message: `Unexpected acronym "${letters}", expected an entry in glossary.yaml, or the words it stands for in brackets` };
    }
  },
});

const capitals = new WeakMap<Registries, ReadonlySet<string>>();

/** Every run of capitals in the names of the registries. */
function knownCapitals(registries: Registries): ReadonlySet<string> {
  let found = capitals.get(registries);
  if (!found) {
    const { roles, systems, terms } = knownNames(registries);
    found = new Set([...roles, ...systems, ...terms].flatMap((name) => name.match(/\p{Lu}{2,6}/gu) ?? []));
    capitals.set(registries, found);
  }
  return found;
}

function isVerb(letters: string): boolean {
  const word = letters.toLowerCase();
  return VERBS.has(word) || VERBS_ALSO_NOUNS.has(word);
}

function isShouted(prose: string, index: number, letters: string): boolean {
  const around = prose.slice(Math.max(0, index - 12), index + letters.length + 12);
  const shout = SHOUTING.exec(around);
  return shout !== null && shout[0].split(/[^\p{Lu}]+/u).some((word) => SHOUTED_WORDS.has(word));
}

/**
 * The capitals that a text writes out or links to their meaning, those that it also uses as an ordinary word (PATH
 * beside "path"), and names: of whoever owns an address, and in codes.
 */
function explainedIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { index, 0: letters } of text.matchAll(/\p{Lu}{2,6}/gu)) {
    const around = { before: text.slice(Math.max(0, index - 100), index), after: text.slice(index + letters.length, index + letters.length + 100) };
    if (!found.has(letters) && isWrittenOut(letters, around)) found.add(letters);
  }
  for (const [word] of text.matchAll(/\p{Ll}(?<![\p{L}\p{N}./_`-]\p{Ll})\p{Ll}{1,5}(?![\p{L}\p{N}./_`-])/gu)) found.add(word.toUpperCase()).add(word.toUpperCase().replace(/S$/, ''));
  for (const [, name = ''] of text.matchAll(DOMAIN)) found.add(name.toUpperCase());
  for (const [letters] of text.matchAll(CODE)) found.add(letters);
  return found;
}

/** "In Windows WSL", "the Acme DLX": behind its maker's name a product can be looked up. Behind a team's name stand its own letters. */
function isProduct(before: string): boolean {
  return /[\p{Ll},(]\s+(?!(?:Sales|Legal|Finance|Marketing|Support|Engineering|Operations|Product|Security|People|Customer|Account|Deal|Partner|The)\s)\p{Lu}\p{L}*\p{Ll}\s+$/u.test(before);
}

const MOST_LETTERS = 6;

/** True where capitalised words of the same passage begin with the letters: "Sales Engineer: … the SE …". */
function isInitials(letters: string, passage: Passage): boolean {
  return initialsOf(passage).has(letters);
}

const initialsOf: (passage: Passage) => ReadonlySet<string> = keptWith(({ text }) => initialsIn(text));

/** The initials of all words in a row that have more than two letters and start with a capital. Letters that stand for themselves are none. */
function initialsIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  const words = text.match(/\p{L}+/gu) ?? [];
  for (const start of words.keys()) {
    const row = words.slice(start, start + MOST_LETTERS);
    let letters = '';
    for (const [index, word] of row.entries()) {
      const capital = word.length > 2 ? /^\p{Lu}/u.exec(word)?.[0] : undefined;
      if (!capital) break;
      letters += capital;
      if (!row.slice(0, index + 1).includes(letters)) found.add(letters);
    }
  }
  return found;
}

/** True for "total contract value (TCV)", "Cambridge (YCBG)", "TCV (total contract value)" and "TCV: total contract value". */
function isWrittenOut(letters: string, { before, after }: { before: string; after: string }): boolean {
  if (/[([][*_"“]*$/.test(before)) {
    if (/\p{Lu}\p{L}+\s+[([]$/u.test(before) && /^[)\]]/.test(after)) return true;
    const words = before.match(/[\p{L}&-]+/gu)?.slice(-letters.length - 3) ?? [];
    if (words.some((_, start) => spells(words.slice(start).join(' '), letters))) return true;
  }
  const meaning = /^[*_"”s]*\s*(?:\(|[–—=:-]\s|(?:stands for|means|is short for)\s)[*_"“\s]*([^)\n]+)/.exec(after)?.[1];
  return meaning !== undefined && spells(meaning, letters);
}

/** True when the words start with the first letter and hold the others in order. */
function spells(words: string, letters: string): boolean {
  const text = words.toUpperCase();
  if (text[0] !== letters[0]) return false;
  let position = 0;
  for (const letter of letters) {
    position = text.indexOf(letter, position) + 1;
    if (position === 0) return false;
  }
  return !text.startsWith(letters);
}
