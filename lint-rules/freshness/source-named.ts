import { bodyActionsOf, locatedWorth, stepActionsOf, stepsWorth, type BodyAction } from '../../src/lint/body-actions.ts';
import { matchProse } from '../../src/lint/prose.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import { schemeOf } from '../../src/sop/link-scheme.ts';
import { nodesOf } from '../../src/sop/nodes-of.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import { MASK } from '../../src/sop/passages.ts';
import { START_OF_FILE, type Place } from '../../src/sop/place.ts';
import { VERB_LISTS } from '../words/verbs.ts';
import { NAMED_PLACES, SOURCES } from '../words/vague-sources.ts';

const either = (words: readonly string[]) => [...new Set(words)].toSorted((a, b) => b.length - a.length).map((word) => word.replaceAll(' ', '\\s+')).join('|');

/** "The report **Speed to lead**", "the **Fallback queue** list view": a place with its name. */
const NAMED = new RegExp(`(?:${either(NAMED_PLACES)})s?,?\\s+(?:called\\s+|named\\s+)?${MASK}+|(?<!${MASK})${MASK}+,?\\s+(?:\\p{Ll}+\\s+)?(?:${either(NAMED_PLACES)})\\b`, 'giu');
/** "The spreadsheet", "our usual dashboard": a place without one. */
const UNNAMED = new RegExp(`\\b(?:the|our|a|your)\\s+(?:(?:usual|shared|team|internal|tracking|master|old|main|relevant|appropriate|corresponding)\\s+)?(?:${either(SOURCES)})\\b(?!\\s*(?:${MASK}|\\[|owner|admin|user|of|in|for|called|named|that|which|where|at|on|under|from|with|to))`, 'giu');
const FIELD = /^[A-Z]\w*\.[A-Z]\w*$/;
/** With this many precise places, a text can be checked against what it was written from. */
const ENOUGH = 2;
/** What sources are worth in a text that has nobody do anything. */
const LEAST_CREDIT = 0.3;
/** With so many actions that name their place, sources are where they are needed; a short text needs fewer. */
const MOST_ACTIONS = 4;
const LEAST_ACTIONS = 2;

export default defineRule({
  name: 'source-named',
  severity: 'warning',
  weight: { obligation: 6 },
  summary: 'The text points to the report, object, field or page where the facts stand',
  why: 'What is copied into a text goes stale there. A reader who is led to the place where it stands sees what holds today.',
  remedy: 'Name in the steps where each fact is looked up: a field (`Lead.Owner`), a report or list view by its name (the report **Speed to lead**), or a page by its link.',
  source: 'ISO 9001:2015, 7.5.3.1 (documented information is available where it is needed); single source of truth',
  examples: [
    { title: 'Fields, a named report and a link', sop: '## Steps\n\n1. Set `Lead.Owner`.\n2. Open the report **Speed to lead**.\n3. Read the [price list](https://example.com/prices).\n', expect: [] },
    { title: 'No place is named', sop: '## Steps\n\n1. Look up the owner.\n2. Call the lead.\n', expect: ['3:1 Unexpected absence of a named source, expected the report, object, field or page where the facts stand'] },
    {
      title: 'The only place has no name',
      sop: '## Steps\n\n1. Look up the owner in the shared spreadsheet.\n2. Call the lead.\n',
      expect: ['3:25 Unexpected "the shared spreadsheet" without a name or link, expected which one'],
    },
    { title: 'One place, and names of buttons', sop: '## Steps\n\n1. Open `Lead.Owner`.\n2. Press **Save**.\n', expect: ['3:1 Unexpected single named source, expected each report, object, field or page where the facts stand'] },
    {
      title: 'Links beside a text that has nobody do anything',
      sop: '## Background\n\nRouting is described [here](https://example.com/a) and [there](https://example.com/b).\n',
      expect: ['1:1 Unexpected sources beside the steps, expected each step to name the report, object, field or page that it works on'],
    },
    { title: 'A place that was named before', sop: '## Steps\n\n1. Open the report **Speed to lead**.\n2. Set `Lead.Owner` from the report.\n', expect: [] },
  ],
  *check(sop) {
    const precise = preciseSources(sop);
    const place = firstStep(sop);
    if (precise.size >= ENOUGH) {
      yield* checkActions(sop, place);
      return;
    }
    if (precise.size > 0) {
      yield { place, message: 'Unexpected single named source, expected each report, object, field or page where the facts stand', credit: 0.75 * creditOfActions(sop) };
      return;
    }
    const unnamed = [...matchProse(sop, UNNAMED)][0];
    if (unnamed) {
      yield { place: unnamed.place, message: `Unexpected "${unnamed.words}" without a name or link, expected which one`, credit: hasLabels(sop) ? 0.5 * creditOfActions(sop) : 0 };
      return;
    }
    yield absence(sop, place);
  },
});

/** Links beside a text that has nobody do anything lead away from it: what is done there cannot be compared. */
function* checkActions(sop: Sop, place: Place): Generator<Hit, void, undefined> {
  const credit = creditOfActions(sop);
  if (credit < 1) yield { place, message: 'Unexpected sources beside the steps, expected each step to name the report, object, field or page that it works on', credit };
}

function creditOfActions(sop: Sop): number {
  if (worthOf(stepActionsOf(sop, VERB_LISTS)) >= MOST_ACTIONS) return 1;
  const actions = bodyActionsOf(sop, VERB_LISTS);
  const enough = Math.min(MOST_ACTIONS, Math.max(LEAST_ACTIONS, actions.length));
  const worth = worthOf(actions);
  return LEAST_CREDIT + (1 - LEAST_CREDIT) * Math.min(1, worth / enough);
}

function worthOf(actions: readonly BodyAction[]): number {
  return (stepsWorth(actions) + locatedWorth(actions)) / 2;
}

function absence(sop: Sop, place: Place): Hit {
  const message = 'Unexpected absence of a named source, expected the report, object, field or page where the facts stand';
  return { place, message, credit: hasLabels(sop) ? 0.5 * creditOfActions(sop) : 0 };
}

/** Links, fields and named places of the body, each once. */
function preciseSources(sop: Sop): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of nodesOf(sop.tree)) {
    if (node.type === 'inlineCode' && FIELD.test(node.value)) found.add(node.value);
    else if (node.type === 'link' || node.type === 'definition') {
      const scheme = schemeOf(node.url);
      if (node.url !== '' && !node.url.startsWith('#') && scheme !== 'mailto' && scheme !== 'tel') found.add(node.url);
    }
    if (found.size >= ENOUGH) return found;
  }
  for (const { zone, passage } of sop.passages) {
    if (zone === 'example' || zone === 'changelog' || zone === 'frontmatter' || !passage.prose.includes(MASK)) continue;
    for (const match of passage.prose.matchAll(NAMED)) found.add(passage.text.slice(match.index, match.index + match[0].length));
    if (found.size >= ENOUGH) return found;
  }
  return found;
}

/** True when some button, field or command is set apart in the text: less than a source, more than nothing. */
function hasLabels(sop: Sop): boolean {
  return sop.passages.some(({ zone, passage }) => zone !== 'example' && zone !== 'frontmatter' && passage.prose.includes(MASK));
}

function firstStep(sop: Sop): Place {
  const [step] = sop.steps;
  if (step) return step.place;
  const start = sop.tree.children.find((node) => node.type !== 'yaml')?.position?.start;
  return start ? { line: start.line, column: start.column } : START_OF_FILE;
}
