import { knownNames } from '../../src/lint/known-names.ts';
import { needing } from '../../src/lint/phrases.ts';
import { isInstruction, matchProse } from '../../src/lint/prose.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import type { Registries } from '../../src/playbook/playbook.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import type { Step } from '../../src/sop/steps.ts';
import { AMBIGUOUS_NAMES, GIVEN_NAMES } from '../words/given-names.ts';

const ROLE = 'the role, so that it holds when the person leaves';

const NAME = needing(/(?<![\p{L}\p{N}@/.’'-])(\p{Lu}\p{Ll}+)(?![\p{L}\p{N}@/]|\.\p{L}|-\p{L})(?=(\s\p{Lu}\p{Ll}[\p{L}-]*)?)/gu, [
  ...GIVEN_NAMES,
  ...AMBIGUOUS_NAMES,
]);
const ASKING = /\b(?:ask|asks|asking|tell|ping|email|e-mail|call|phone|message|dm|slack|text|contact|consult|cc|notify|(?:check|speak|sync) with|(?:talk|speak|reach out|write|send it|hand it) to|get it from)\s+$/i;
/** "The Arthur highway", "San Francisco", and a firm such as "Standard Charles". */
const PART_OF_NAME = /(?:\b(?:[Tt]he|[Aa]n?|San|Santa|Santo|São|Saint|St\.?)|[^.!?:\s]\s+\p{Lu}[\p{L}&]+)\s+$/u;
const HANDLE = /(?<![\p{L}\p{N}.@/`])@[\p{L}][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)*(?![\p{L}\p{N}/])/gu;
/** Handles of groups, and stand-ins for a role. */
const GROUP =
  /(?:here|channel|everyone|everybody|all|team|group|call|support|help|desk|ops|operations|admin|engineering|squad|crew|security|bot|manager|lead|leader|owner|officer|director|analyst|rep|partner|author|user|username|handle|name|reviewer|approver|maintainer|recruiter|hiring|finance|legal|marketing|sales|people)s?$/i;
/** Knowledge in somebody's head. */
const HEAD = needing(
  /\b(?:(?:ask|find|contact|check with|talk to)\s+(?:someone|somebody|anyone|a colleague|colleagues|a teammate|around|the person)(?:\s+who\s+knows?)?|(?:who|whoever)\s+knows?\b|(?<!\blet\s)(?<!\bletting\s)you know (?:which|who|where)|as you know|as we always do|(?:the|our|your)\s+usual\s+(?:spreadsheet|sheet|place|folder|file|document|doc|report|list|channel|template|contact|contacts|person|people|suspects|way|method|process|procedure|settings?|login))\b/giu,
  ['someone', 'somebody', 'anyone', 'colleague', 'colleagues', 'teammate', 'around', 'person', 'know', 'knows', 'usual', 'always'],
);

export default defineRule({
  name: 'key-person',
  severity: 'warning',
  weight: { smell: 0.4, precision: 0.6 },
  summary: 'The work needs no particular person: no names, no handles, no "the usual spreadsheet"',
  why: 'When the person named is on leave or gone, the procedure stops there. A newcomer does not know who Maria is.',
  remedy: 'Write the role in place of the person ("ask the RevOps lead"), and the list, report or page by its own name. Keep the names of people in roles.yaml, where each is changed once.',
  source: 'Key-person risk (ISO 9001:2015, 7.1.6 organisational knowledge)',
  examples: [
    {
      title: 'Roles, systems and lists by their names, and a product called like a person',
      sop: '## Steps\n\n1. **SDR:** Ask the sales manager in the channel #sales-help.\n2. **SDR:** Ask Legal for a written answer by 1 May.\n3. **SDR:** Will the lead answer? Mark the lead. Write to leads@example.com.\n4. **SDR:** Open a dialler such as Oscar Dialler.\n',
      expect: [],
    },
    {
      title: 'A person, a handle, and what everybody knows',
      sop: '## Steps\n\n1. **SDR:** Ask Maria for the price.\n2. **SDR:** Send the quote to Tom Baker or @tbaker.\n3. **SDR:** Enter the price in the usual spreadsheet.\n4. **Maria:** Approve the quote.\n',
      expect: [
        '3:17 Unexpected person "Maria", expected the role, so that it holds when the person leaves',
        '4:31 Unexpected person "Tom Baker", expected the role, so that it holds when the person leaves',
        '4:44 Unexpected handle "@tbaker", expected the role, so that it holds when the person leaves',
        '5:32 Unexpected "the usual spreadsheet", expected the name of what is meant, and where a newcomer finds it',
        '6:6 Unexpected person "Maria", expected the role, so that it holds when the person leaves',
      ],
    },
    {
      title: 'A name that is also a word counts only where it is asked; examples and records may name people',
      sop: '---\nreview: { date: 2026-11-02, by: "@maria", note: Maria ran it }\n---\n\n## Steps\n\n1. **SDR:** Ask Will. Mark the lead. Call in May.\n\n## Example\n\nMaria calls the lead.\n',
      expect: ['7:17 Unexpected person "Will", expected the role, so that it holds when the person leaves'],
    },
  ],
  *check(sop, { registries }) {
    const known = knownWords(registries);
    for (const step of sop.steps) yield* checkActor(step, known);
    yield* checkNames(sop, known);
    for (const { words, place } of matchProse(sop, HEAD)) {
      yield { place, message: `Unexpected "${words}", expected the name of what is meant, and where a newcomer finds it` };
    }
    const included = isInstruction(sop);
    for (const { words, place } of matchProse(sop, HANDLE, (zoned) => zoned.passage.prose.includes('@') && included(zoned))) {
      if (!GROUP.test(words)) yield { place, message: `Unexpected handle "${words}", expected ${ROLE}` };
    }
  },
});

function* checkActor({ actor, substeps }: Step, known: ReadonlySet<string>): Generator<Hit, void, undefined> {
  if (actor && isPerson(actor.name.split(/\s/)[0] ?? '', known)) yield { place: actor.place, message: `Unexpected person "${actor.name}", expected ${ROLE}` };
  for (const substep of substeps) yield* checkActor(substep, known);
}

function* checkNames(sop: Sop, known: ReadonlySet<string>): Generator<Hit, void, undefined> {
  for (const { match, index, zoned } of matchProse(sop, NAME)) {
    const [, first = '', surname = ''] = match;
    const before = zoned.passage.prose.slice(Math.max(0, index - 60), index);
    const isAsked = ASKING.test(before);
    if (!isPerson(first, known) && !(isAsked && AMBIGUOUS_NAMES.has(first) && !known.has(first))) continue;
    if (!isAsked && (PART_OF_NAME.test(before) || isKind(surname, zoned.passage.prose))) continue;
    const name = `${first}${surname}`.replace(/\s+/g, ' ');
    yield { place: zoned.passage.placeAt(index, name.length), message: `Unexpected person "${name}", expected ${ROLE}` };
  }
}

/** "A sandbox such as Joe Sandbox": a surname that the passage also uses as a word makes it the name of a thing. */
function isKind(surname: string, prose: string): boolean {
  return surname !== '' && new RegExp(`(?<!\\p{L})${surname.trim().toLowerCase()}s?(?!\\p{L})`, 'u').test(prose);
}

function isPerson(word: string, known: ReadonlySet<string>): boolean {
  return GIVEN_NAMES.has(word) && !known.has(word);
}

const cache = new WeakMap<Registries, ReadonlySet<string>>();

/** The single words of every name in the registries: a product may be called like a person. */
function knownWords(registries: Registries): ReadonlySet<string> {
  let words = cache.get(registries);
  if (!words) {
    const { roles, systems, terms } = knownNames(registries);
    words = new Set([...roles, ...systems, ...terms].flatMap((name) => name.split(/[^\p{L}]+/u)));
    cache.set(registries, words);
  }
  return words;
}
