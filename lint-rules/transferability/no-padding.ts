import { findActions } from '../../src/lint/actions.ts';
import { knownNames } from '../../src/lint/known-names.ts';
import { passagesFor, phrasePattern } from '../../src/lint/phrases.ts';
import { findRepetitions } from '../../src/lint/repetitions.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import { stuffedWith } from '../../src/lint/stuffing.ts';
import type { Registries } from '../../src/playbook/playbook.ts';
import type { Passage, Sentence } from '../../src/sop/passages.ts';
import type { ZonedPassage } from '../../src/sop/zoned-passages.ts';
import { FILLER_PHRASES, FILLER_WORDS } from '../words/fillers.ts';
import { MENTIONS_PEOPLE } from '../words/people.ts';
import { VERB_LISTS } from '../words/verbs.ts';

const WORD = /[\p{L}]+/gu;
const PHRASE = phrasePattern(FILLER_PHRASES);
const FILLERS: ReadonlySet<string> = new Set(FILLER_WORDS);
const FILLER = phrasePattern([...FILLER_PHRASES, ...FILLER_WORDS]);
const LEAST_WORDS = 10;
const LEAST_FILLERS = 3;
/** A shorter paragraph may be an introduction. */
const LONG_WORDS = 60;
const LEAST_SENTENCES = 3;
/** Something that the reader could look up: code, a label, a quotation, a number, a name. */
const ENTITY = /[\uFFFC\d]|(?<=[\p{L},;:(]\s)\p{Lu}/u;
const CONDITION = /\b(?:if|unless|when|whenever|because|until|before|after)\b/i;

const LINE = 'The sales manager opens the queue in the morning, reads the reason that stands beside each lead, then calls the SDR.';
const SHARED = [
  'Copy the name, the company and the country of the lead from the website into the notes, then these fields of the lead, one by one:\n\n',
  '1. Open the lead in the list view of the week, at the top of the page of the team.\n',
  '1. Read the notes of the person who had the lead before you, from the first to the last.\n',
  '1. Ask the sales manager for the price if the lead has asked for it in one of the calls, and write it down behind the date on which the call took place so that others see it.\n',
].join('');
const FLUFF = 'Effective communication and a positive mindset are the key to successful collaboration across the whole organization.';

export default defineRule({
  name: 'no-padding',
  severity: 'warning',
  weight: { smell: 0.2, precision: 0.6 },
  summary: 'Nothing is said twice, and every sentence says something about this work',
  why: 'What a reader has to skip hides what they need. Two copies of one text soon say two things.',
  remedy: 'Delete the repetition, and point to the place that stays. Give a general sentence a role, a system or a number of this work, or take it out.',
  source: 'Minimalist documentation (Carroll, 1990); GOV.UK content design (remove what does not help)',
  examples: [
    { title: 'A reason, a number, a name', sop: `## Purpose\n\n${LINE}\nInterest fades by the hour, so a lead without an owner is revenue that nobody is working on.\n`, expect: [] },
    {
      title: 'The same text twice',
      sop: `## Purpose\n\n${LINE}\n\nThe queue is never empty.\n\n${LINE.replace('then', 'and')}\n`,
      expect: ['7:1 Unexpected repetition of line 3, expected each thing said once'],
    },
    {
      title: 'A section twice',
      sop: '## Steps\n\n1. Open the lead in the queue.\n2. Call the lead.\n3. Log the call.\n\n## Steps again\n\n1. Open the lead in the queue.\n2. Call the lead.\n3. Log the call.\n',
      expect: ['7:1 Unexpected repetition of the section in line 1, expected each thing said once'],
    },
    {
      title: 'A sentence that could stand anywhere, and words for a search',
      sop: `---\ntitle: Route a lead\n---\n\n## Purpose\n\n${FLUFF}\n\nLead routing, route lead, route leads, leads to route, lead routing route, routing leads.\n`,
      expect: [
        '7:1 Unexpected sentence without a role, system, record or number, expected what this work needs, or nothing',
        '9:1 Unexpected list of the words of the title, expected a sentence that says something',
      ],
    },
    {
      title: 'Steps that two procedures share, a single long step, and an introduction',
      sop: `## By phone\n\n${SHARED}1. Call the lead.\n\n## By mail\n\n${SHARED}1. Mail the lead.\n`,
      expect: [],
    },
    {
      title: 'Steps alike but for a field, and short ones, are no repetition',
      sop: '## Steps\n\n1. If the country of the lead is empty, copy the value from the website into Lead.Country.\n2. If the country of the lead is empty, copy the value from the website into Lead.Region.\n3. Save.\n4. Save.\n',
      expect: [],
    },
  ],
  *check(sop, { registries }) {
    for (const { place, of } of findRepetitions(sop)) yield { place, message: `Unexpected repetition of ${of}, expected each thing said once` };
    const [withWords, withPhrases] = [new Set(passagesFor(sop, FILLER)), new Set(passagesFor(sop, PHRASE))];
    const isStuffed = stuffedWith(sop.title);
    for (const zoned of sop.passages) {
      if (!isRead(zoned)) continue;
      const { passage } = zoned;
      if (isStuffed(passage.text)) {
        yield { place: passage.placeAt(0), message: 'Unexpected list of the words of the title, expected a sentence that says something' };
      } else yield* emptyParts(passage, { hasWords: withWords.has(zoned), hasPhrases: withPhrases.has(zoned) }, registries);
    }
  },
});

function isRead({ zone, form }: ZonedPassage): boolean {
  return zone !== 'frontmatter' && zone !== 'example' && zone !== 'changelog' && form !== 'cell';
}

/** Which fillers a passage may hold, by its words. */
interface Fillers {
  readonly hasWords: boolean;
  readonly hasPhrases: boolean;
}

function* emptyParts(passage: Passage, fillers: Fillers, registries: Registries): Generator<Hit, void, undefined> {
  const empty = fillers.hasWords ? passage.sentences.filter((sentence) => isEmpty(sentence, fillers, registries)) : [];
  const message = 'Unexpected sentence without a role, system, record or number, expected what this work needs, or nothing';
  for (const { start } of empty) yield { place: passage.placeAt(start), message };
  if (empty.length > 0 || passage.prose.length < LONG_WORDS * 4 || passage.sentences.length < LEAST_SENTENCES) return;
  if (!passage.sentences.some((sentence) => MENTIONS_PEOPLE.test(sentence.prose) || saysSomething(sentence, registries))) {
    yield { place: passage.placeAt(0), message: 'Unexpected paragraph without a role, system, record or number, expected what this work needs, or nothing' };
  }
}

/** True for a sentence of phrases that could stand in any document. */
function isEmpty(sentence: Sentence, { hasPhrases }: Fillers, registries: Registries): boolean {
  if (sentence.prose.length < LEAST_WORDS * 2) return false;
  const words = sentence.prose.toLowerCase().match(WORD) ?? [];
  if (words.length < LEAST_WORDS) return false;
  const hasFiller = words.filter((word) => FILLERS.has(word)).length >= LEAST_FILLERS || (hasPhrases && sentence.prose.search(PHRASE) >= 0);
  return hasFiller && !saysSomething(sentence, registries);
}

function saysSomething(sentence: Sentence, registries: Registries): boolean {
  if (ENTITY.test(sentence.prose) || CONDITION.test(sentence.prose) || findActions(sentence, VERB_LISTS).length > 0) return true;
  const names = namesOf(registries);
  return names !== undefined && sentence.prose.search(names) >= 0;
}

const patterns = new WeakMap<Registries, RegExp | undefined>();

/** Every name that the registries know. */
function namesOf(registries: Registries): RegExp | undefined {
  if (!patterns.has(registries)) {
    const { roles, systems, terms } = knownNames(registries);
    const names = [...roles, ...systems, ...terms];
    patterns.set(registries, names.length > 0 ? phrasePattern(names) : undefined);
  }
  return patterns.get(registries);
}
