import { isWritten, toldByFrontmatter } from '../../src/lint/is-written.ts';
import { listInWords } from '../../src/lint/list-in-words.ts';
import type { Place } from '../../src/sop/place.ts';
import { replaceWords } from '../../src/lint/replace-words.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import { findStated } from '../../src/lint/stated-in-text.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import type { Frontmatter } from '../../src/sop/schema.ts';
import { VAGUE_CHANGES } from '../words/vague-changes.ts';

type Entry = NonNullable<Frontmatter['changelog']>[number];

const VAGUE = new Set(VAGUE_CHANGES);
const PARTS = [
  ['why', 'the reason'],
  ['approvedBy', 'the role that approved'],
] as const;
const EXPECTED = 'expected "changelog:" with version, date, what, why and approvedBy of each change, newest first';
const SHOWN_CHANGES = 3;
/** What a log in another form is worth: a reader can follow it, a tool cannot. */
const UNREAD_LOG = 0.25;

const GOOD = `---
version: 1.1.0
changelog:
  - { version: 1.1.0, date: 2026-11-02, what: Fallback queue added at step 4, why: 3 % of leads matched no rule, approvedBy: cro }
  - { version: 1.0.0, date: 2026-08-03, what: First version, why: Rules were known to one person, approvedBy: cro }
---
`;

export default defineRule<undefined, Place>({
  name: 'change-log-quality',
  severity: 'error',
  weight: { obligation: 9 },
  summary: 'The change log says what changed, why and who approved it, up to the present version',
  why: 'Someone who knows the old way reads the change log to learn the new one. "Updates" tells them to read everything again.',
  remedy: 'Add an entry at the top of "changelog:" for each version: { version: 1.2.0, date: 2026-11-02, what: Fallback queue added at step 4, why: 3 % of leads matched no rule, approvedBy: cro }. Write the same number at "version:".',
  source: 'Keep a Changelog 1.1.0; ISO 9001:2015, 7.5.3.2 (control of changes)',
  examples: [
    { title: 'What, why and who, newest first', sop: GOOD, expect: [] },
    { title: 'No change log', sop: '---\nversion: 1.1.0\n---\n', expect: [`1:1 Unexpected absence of a change log, ${EXPECTED}`] },
    { title: 'Only the text tells', sop: '## Revision history\n\n- 2026-11-02: Queue added.\n', expect: [`1:1 Unexpected change log only in the text, ${EXPECTED}`] },
    {
      title: 'A log in another form can at least be read by people',
      sop: '---\nchangelog: [{ date: Jun 1 2018, comment: Initial document }]\n---\n',
      expect: [`2:1 Unexpected change log that cannot be read, ${EXPECTED}`],
    },
    {
      title: 'Says nothing',
      sop: GOOD.replace('Fallback queue added at step 4', 'Misc. updates and fixes'),
      expect: ['4:47 Unexpected "Misc. updates and fixes", expected what changed, and where'],
    },
    {
      title: 'The version moved on, and nobody gave a reason or approved',
      sop: GOOD.replace('version: 1.1.0\nchangelog', 'version: 1.2.0\nchangelog').replace(', why: Rules were known to one person, approvedBy: cro', ''),
      expect: [
        '2:10 Unexpected version 1.2.0, expected 1.1.0, that of the newest change-log entry, or an entry for 1.2.0',
        '5:5 Unexpected entry 1.0.0 without why and approvedBy, expected the reason and the role that approved',
      ],
    },
    { title: 'Nobody has approved a draft yet', sop: GOOD.replace('---\n', '---\nstatus: draft\n').replaceAll(', approvedBy: cro', ''), expect: [] },
    {
      title: 'Oldest first',
      sop: '---\nversion: 1.1.0\nchangelog:\n  - { version: 1.0.0, date: 2026-08-03, what: First version, why: New work, approvedBy: cro }\n  - { version: 1.1.0, date: 2026-11-02, what: Step 4 added, why: Leads were lost, approvedBy: cro }\n---\n',
      expect: ['5:5 Unexpected entry 1.1.0 below the older 1.0.0, expected the newest first'],
    },
    {
      title: 'Git knows of a change that no entry tells: shown, and weighs nothing',
      sop: GOOD,
      history: { unloggedChanges: [{ date: '2026-11-10', text: 'SLA changed from 5 to 10 minutes' }] },
      expect: ['3:1 Unexpected change after the newest entry (2026-11-10: SLA changed from 5 to 10 minutes), expected an entry that says what changed and why'],
    },
  ],
  *check(sop) {
    const entries = sop.meta.changelog ?? [];
    if (entries.length === 0) {
      const isEmpty = !isWritten(sop, 'changelog');
      const stated = isEmpty ? findStated(sop, 'change log') : undefined;
      if (stated) {
        yield { place: stated, message: `Unexpected change log only in the text, ${EXPECTED}`, credit: 0.5 };
        return;
      }
      const what = isEmpty ? 'absence of a change log' : 'change log that cannot be read';
      yield { place: sop.keyPlaceOf(['changelog']), message: `Unexpected ${what}, ${EXPECTED}`, credit: hasDatedEntries(sop) ? UNREAD_LOG : 0, toldBy: toldByFrontmatter(sop, 'changelog'), ...(isEmpty ? { gate: 'unmaintained' as const } : {}) };
      return;
    }
    yield* checkVersion(sop, entries);
    for (const [index, entry] of entries.entries()) yield* checkEntry(sop, entry, entries[index - 1]);
  },
  facts: (sop) => ((sop.meta.changelog ?? []).length > 0 ? sop.keyPlaceOf(['changelog']) : undefined),
  *judge(place, { history }) {
    if (!history) yield { notChecked: 'the history in git was not read, so changes without a change-log entry were not looked for' };
    else if (history.unloggedChanges.length > 0) yield unlogged(place, history.unloggedChanges);
  },
});

function hasDatedEntries(sop: Sop): boolean {
  const written = sop.frontmatter.data['changelog'];
  return Array.isArray(written) && written.some((entry: unknown) => typeof entry === 'object' && entry !== null && 'date' in entry && Object.keys(entry).length > 1);
}

function* checkVersion(sop: Sop, entries: readonly Entry[]): Generator<Hit, void, undefined> {
  const { version } = sop.meta;
  const newest = entries.reduce((best, entry) => (isNewer(entry, best) ? entry : best));
  if (version === undefined || version === newest.version) return;
  const place = sop.placeOf(['version']);
  const isBehind = entries.some((entry) => entry.version === version);
  yield {
    place,
    fix: isBehind ? replaceWords(sop, unquoted(sop, place), version, newest.version) : undefined,
    message: `Unexpected version ${version}, expected ${newest.version}, that of the newest change-log entry, or an entry for ${version}`,
  };
}

/** The place of a value behind its quotation mark. */
function unquoted(sop: Sop, place: Place): Place {
  return /^["']/.test((sop.lines[place.line - 1] ?? '').slice(place.column - 1)) ? { line: place.line, column: place.column + 1 } : place;
}

function* checkEntry(sop: Sop, entry: Entry, above: Entry | undefined): Generator<Hit, void, undefined> {
  if (above && isNewer(entry, above)) {
    yield { place: sop.placeOf(entry), message: `Unexpected entry ${entry.version} below the older ${above.version}, expected the newest first` };
  }
  if (saysNothing(entry.what)) {
    yield { place: sop.placeOf(entry, 'what'), message: `Unexpected "${entry.what}", expected what changed, and where`, credit: 0.5 };
  }
  const missing = PARTS.filter(([key]) => entry[key] === undefined && !(key === 'approvedBy' && sop.status === 'draft'));
  if (missing.length === 0) return;
  const keys = listInWords(missing.map(([key]) => key));
  const meanings = listInWords(missing.map(([, meaning]) => meaning));
  yield { place: sop.placeOf(entry), message: `Unexpected entry ${entry.version} without ${keys}, expected ${meanings}` };
}

function saysNothing(what: string): boolean {
  const words = what.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}/-]*/gu) ?? [];
  return words.every((word) => VAGUE.has(word));
}

function isNewer(a: Entry, b: Entry): boolean {
  if (a.date !== b.date) return a.date > b.date;
  const [left, right] = [a, b].map(({ version }) => version.split('.').map(Number)) as [number[], number[]];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0);
}

function unlogged(place: Place, changes: readonly { readonly date: string; readonly text: string }[]): Hit {
  const shown = changes.slice(0, SHOWN_CHANGES).map(({ date, text }) => `${date}: ${text}`).join('; ');
  const rest = changes.length > SHOWN_CHANGES ? ` and ${changes.length - SHOWN_CHANGES} more` : '';
  return {
    place,
    message: `Unexpected ${changes.length === 1 ? 'change' : 'changes'} after the newest entry (${shown}${rest}), expected an entry that says what changed and why`,
    severity: 'info',
  };
}
