import { defineRule } from '../../src/lint/rule.ts';
import { suggestion } from '../../src/sop/did-you-mean.ts';
import { slugOf } from '../../src/sop/heading-slugs.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import { START_OF_FILE } from '../../src/sop/place.ts';
import { describeSchemaIssue, knownKeys, valueAt, type SchemaIssue } from '../../src/sop/schema-issues.ts';

/** Keys whose absence another rule reports. */
const MISSED_ELSEWHERE = new Set(['trigger', 'inputs', 'outputs', 'lastReviewed']);

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const COMPLETE = `---
title: Route a lead
owner: revops-lead
trigger: [{ event: Lead is created, system: crm }]
cadence: real time
inputs: [{ what: New lead, system: crm, location: "List view: Unrouted leads" }]
outputs: [{ what: Assigned lead, format: Lead.Owner set, recipient: sdr }]
lastReviewed: 2026-11-02
---
`;

export default defineRule<undefined, true>({
  name: 'valid-frontmatter',
  severity: 'error',
  weight: 'unweighted',
  summary: 'The frontmatter (between the lines --- at the top) can be read: known keys, values in the right form',
  why: 'What cannot be read is left out of the page, the score and the search. A reader then misses it without knowing.',
  remedy: 'Correct the line that the message points at, between the two lines --- at the top of the file, to the spelling and the form that the message gives. Put quotes around a text that holds a colon or a #.',
  source: 'The schema of an SOP\'s frontmatter, public/schema/sop.json',
  examples: [
    { title: 'All seven keys', sop: COMPLETE, expect: [] },
    {
      title: 'No frontmatter',
      sop: '# Route a lead\n',
      expect: ['1:1 Unexpected absence of frontmatter, expected "key: value" lines between two lines --- at the top of the file'],
    },
    {
      title: 'A misspelt key, a date that does not exist and a text where a number belongs',
      sop: COMPLETE.replace('lastReviewed: 2026-11-02', 'lastReviewed: 2026-02-30\nreviewEvry: P90D\nmetrics:\n  - { name: Speed to lead, target: five }'),
      expect: [
        '8:15 Unexpected value of "lastReviewed", expected a date that exists, written YYYY-MM-DD, such as 2026-11-02',
        '9:1 Unexpected key "reviewEvry", expected a known key (did you mean "reviewEvery"?)',
        '11:36 Unexpected value of "metrics" › entry 1 › "target", expected a number',
      ],
    },
    {
      title: 'One key twice',
      sop: COMPLETE.replace('cadence: real time', 'cadence: real time\ncadence: daily'),
      expect: ['6:1 Unexpected second use of this key, expected each key once: remove one of the two'],
    },
    {
      title: 'A missing owner, trigger, input, output or review is reported by the rule about it',
      sop: '---\ntitle: Route a lead\ncadence: real time\n---\n',
      expect: [],
    },
    {
      title: 'Two files with one id: the later one by path is to be renamed',
      path: 'sops/sales/route-lead.mdx',
      sop: COMPLETE,
      others: { 'sops/revops/route-lead.mdx': COMPLETE },
      expect: ['1:1 Unexpected second SOP with the id "route-lead", expected one: rename sops/sales/route-lead.mdx, since sops/revops/route-lead.mdx has that name too'],
    },
    {
      title: 'A file name with spaces and capitals',
      path: 'sops/revops/Route Lead.mdx',
      sop: COMPLETE,
      expect: ['1:1 Unexpected file name "Route Lead.mdx", expected lower-case letters, digits and hyphens, such as route-lead.mdx'],
    },
  ],
  facts: () => true,
  *judge(_, { sop, sops }) {
    const holder = sops.byId.get(sop.id);
    if (!holder || holder.path === sop.path) return;
    yield {
      place: START_OF_FILE,
      message: `Unexpected second SOP with the id "${sop.id}", expected one: rename ${sop.path}, since ${holder.path} has that name too`,
      gate: 'incomplete',
    };
  },
  *check(sop) {
    yield* namingHits(sop);
    if (sop.frontmatter.text === undefined && sop.frontmatter.problems.length === 0) {
      yield {
        place: START_OF_FILE,
        message: 'Unexpected absence of frontmatter, expected "key: value" lines between two lines --- at the top of the file',
        gate: 'incomplete',
      };
      return;
    }
    for (const { place, message } of sop.frontmatter.problems) yield { place, message, gate: 'incomplete' };
    for (const issue of sop.schemaIssues) {
      if (isReportedElsewhere(issue, sop)) continue;
      const place = issue.kind === 'unknown-key' ? sop.keyPlaceOf(issue.path) : sop.placeOf(issue.path);
      yield { place, message: describe(issue, sop), gate: 'incomplete' };
    }
  },
});

function* namingHits(sop: Sop) {
  const name = sop.path.split('/').at(-1) ?? '';
  if (!ID.test(sop.id)) {
    const better = slugOf(sop.id).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'route-lead';
    yield {
      place: START_OF_FILE,
      message: `Unexpected file name "${name}", expected lower-case letters, digits and hyphens, such as ${better}.mdx`,
      gate: 'incomplete' as const,
    };
  }
}

function isReportedElsewhere(issue: SchemaIssue, sop: Sop): boolean {
  const [key] = issue.path;
  if (key === 'owner') return true;
  const isMissing = issue.kind === 'missing';
  // Where the YAML breaks off, what follows is not missing but unread.
  if (isMissing && sop.frontmatter.problems.length > 0) return true;
  const isEmpty = isMissing || isNothing(valueAt(sop.frontmatter.data, issue.path));
  return issue.path.length === 1 && isEmpty && MISSED_ELSEWHERE.has(String(key));
}

function isNothing(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function describe(issue: SchemaIssue, { schema }: Sop): string {
  const [key] = issue.path;
  if (issue.kind !== 'unknown-key' || issue.path.length > 1) return describeSchemaIssue(issue, schema);
  // The list of all top-level keys is too long to help.
  return `Unexpected key "${String(key)}", expected a known key${suggestion(String(key), knownKeys(schema, []))}`;
}
