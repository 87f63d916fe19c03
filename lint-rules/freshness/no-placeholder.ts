import { defineRule, type Hit } from '../../src/lint/rule.ts';
import { findVisible } from '../../src/lint/visible-text.ts';
import { nodesOf } from '../../src/sop/nodes-of.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import { readPlainPassage } from '../../src/sop/passages.ts';
import { START_OF_FILE } from '../../src/sop/place.ts';
import type { FieldPath } from '../../src/sop/read-yaml.ts';
import type { Section } from '../../src/sop/sections.ts';
import { NOTE_TO_SELF, PLACEHOLDER, mayHoldPlaceholder } from '../words/placeholders.ts';

/** "Add a TODO to the ticket" and "the TODO list" are about marks in somebody else's text. */
const ABOUT_A_MARK = /\b(?:a|an|the|each|every|any|no|your|this|that) $/i;
const MARK_AS_NOUN = /^(?:s\b| (?:list|item|comment|note|board|column|app|marker)s?\b)/i;

/** Frontmatter that may speak of placeholders past, or that another rule reads. */
const UNREAD_KEYS = new Set(['owner', 'changelog', 'review', 'waivers']);

export default defineRule({
  name: 'no-placeholder',
  severity: 'error',
  weight: { smell: 0.5, precision: 1 },
  summary: 'An active SOP holds no placeholder and no empty section',
  why: 'A newcomer cannot follow a step that is still to be written, and stops trusting the others.',
  remedy: 'Write the missing text, or delete the heading that has none. Set "status: draft" while parts are still to be written.',
  source: 'ISO/IEC/IEEE 29148:2018, 5.2.6 (a complete set holds no "to be defined")',
  examples: [
    { title: 'Everything is written', sop: '## Steps\n\n1. Open the lead.\n\n## Notes\n\nSet **Status** to "TBD" or `TBD` while the owner is away. Keep a TODO list.\n', expect: [] },
    {
      title: 'Marks, blanks and filler',
      sop: '---\nsla: [{ start: TBD, within: PT5M }]\n---\n\n## Steps\n\n1. **TODO:** describe the check.\n2. Call ??? at \\<fill in>.\n3. Lorem ipsum dolor.\n4. The limit is to be defined.\n5. Open the tool. `TODO: which?`\n',
      expect: [
        '2:16 Unexpected "TBD", expected the text itself, or "status: draft"',
        '7:6 Unexpected "TODO", expected the text itself, or "status: draft"',
        '8:9 Unexpected "???", expected the text itself, or "status: draft"',
        '8:16 Unexpected "<fill in>", expected the text itself, or "status: draft"',
        '9:4 Unexpected "Lorem ipsum", expected the text itself, or "status: draft"',
        '10:17 Unexpected "to be defined", expected the text itself, or "status: draft"',
        '11:20 Unexpected "TODO", expected the text itself, or "status: draft"',
      ],
    },
    {
      title: 'An empty section',
      sop: '## Steps\n\n### Check\n\n1. Open the lead.\n\n## Exceptions\n\n{/* soon */}\n\n## Notes\n',
      expect: ['7:1 Unexpected empty section "Exceptions", expected its text, or no heading', '11:1 Unexpected empty section "Notes", expected its text, or no heading'],
    },
    { title: 'A draft may hold them', sop: '---\nstatus: draft\n---\n\n## Steps\n\nTBD\n\n## Notes\n', expect: [] },
    { title: 'A blank in a message template is for the sender', sop: '<Template title="E-mail">\n\nHello [insert name],\n\n</Template>\n', expect: [] },
  ],
  *check(sop) {
    if (sop.status === 'draft' || sop.status === 'retired') return;
    const titled = new Set<Section>();
    if (mayHoldPlaceholder(sop)) {
      yield* inFrontmatter(sop.frontmatter.data, [], sop);
      yield* inBody(sop, titled);
      yield* inMarkup(sop);
    }
    for (const section of emptySections(sop)) {
      if (titled.has(section)) continue;
      const at = section.heading?.position?.start ?? START_OF_FILE;
      const message = `Unexpected empty section "${section.title}", expected its text, or no heading`;
      yield { place: { line: at.line, column: at.column }, message, gate: 'incomplete' };
    }
  },
});

function hit(words: string, place: Hit['place']): Hit {
  return { place, message: `Unexpected "${words.replace(/\s+/g, ' ')}", expected the text itself, or "status: draft"`, gate: 'incomplete' };
}

/** Adds to `titled` the sections whose heading holds a placeholder: that they are empty goes without saying. */
function* inBody(sop: Sop, titled: Set<Section>): Generator<Hit, void, undefined> {
  for (const { match, place, prose, zone, section } of findVisible(sop, PLACEHOLDER)) {
    const end = match.index + match[0].length;
    if (match.groups?.['blank'] !== undefined && zone === 'example') continue;
    if (match.groups?.['mark'] !== undefined && (ABOUT_A_MARK.test(prose.slice(0, match.index)) || MARK_AS_NOUN.test(prose.slice(end)))) continue;
    if (place.line === section.heading?.position?.start.line) titled.add(section);
    yield hit(match[0], place);
  }
}

function* inFrontmatter(value: unknown, path: FieldPath, sop: Sop): Generator<Hit, void, undefined> {
  if (typeof value === 'string') {
    if (value.search(PLACEHOLDER) < 0) return;
    const passage = readPlainPassage(value, sop.placeOf(path), sop.lines);
    for (const match of passage.prose.matchAll(PLACEHOLDER)) yield hit(match[0], passage.placeAt(match.index, match[0].length));
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      if (path.length === 0 && UNREAD_KEYS.has(key)) continue;
      yield* inFrontmatter(item, [...path, Array.isArray(value) ? Number(key) : key], sop);
    }
  }
}

/** A note to oneself that is set as code, and `<fill in>`, which is read as HTML where MDX does not parse. */
function* inMarkup(sop: Sop): Generator<Hit, void, undefined> {
  for (const node of nodesOf(sop.tree)) {
    const at = node.position?.start;
    if (!at) continue;
    if (node.type === 'inlineCode' && NOTE_TO_SELF.test(node.value)) yield hit(node.value.split(':')[0] ?? '', { line: at.line, column: at.column + 1 });
    if (node.type === 'html' && /^<[^!?/]/.test(node.value) && node.value.search(PLACEHOLDER) === 0) yield hit(node.value, { line: at.line, column: at.column });
  }
}

/** Sections without text. A first heading that says nothing of what follows is the document's title. */
function emptySections(sop: Sop): Sop['sections'] {
  return sop.sections.filter(({ heading, blocks, zone }, index) => {
    if (index === 0 && zone === 'other') return false;
    if (!heading || blocks.some((block) => block.type !== 'mdxFlowExpression' && block.type !== 'definition' && block.type !== 'thematicBreak')) return false;
    const next = sop.sections[index + 1]?.heading;
    return !next || next.depth <= heading.depth;
  });
}
