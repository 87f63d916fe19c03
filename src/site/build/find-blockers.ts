import type { LintReport } from '../../lint/lint-report.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Sop } from '../../sop/parse-sop.ts';
import { comparePlaces, START_OF_FILE, type Place } from '../../sop/place.ts';
import { describeSchemaIssue } from '../../sop/schema-issues.ts';
import { frontmatterSchema } from '../../sop/schema.ts';
import { addressPart } from '../addresses.ts';

/** Something for which no site is built: it could run as code, or a page for it would be wrong or lost. */
export interface Blocker {
  readonly path: string;
  readonly place: Place;
  readonly message: string;
}

/**
 * Everything that stops a build, in reading order. An SOP that is merely incomplete, or invalid and a draft, does
 * not: its page shows what is there, and the findings.
 */
export function findBlockers(playbook: Playbook, report: LintReport): Blocker[] {
  const fenced = report.sops.flatMap((sop) =>
    sop.findings
      .filter(({ rule }) => rule === 'mdx-fence' || sop.status === 'unreadable')
      .map(({ place, message }) => ({ path: sop.path, place, message })),
  );
  const blockers = [...fenced, ...playbook.sops.flatMap(frontmatterBlockers), ...addressBlockers(playbook)];
  return blockers.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : comparePlaces(a.place, b.place)));
}

function frontmatterBlockers(sop: Sop): Blocker[] {
  const blockers: Blocker[] = [];
  const { path } = sop;
  const isMissingTitle = sop.meta.title === undefined;
  if (sop.status !== 'draft' || isMissingTitle) {
    blockers.push(...sop.frontmatter.problems.map(({ place, message }) => ({ path, place, message })));
  }
  // Where the YAML breaks off, its values are not to be judged.
  for (const issue of sop.frontmatter.problems.length > 0 ? [] : sop.schemaIssues) {
    if (issue.kind === 'missing' || sop.status === 'draft') continue;
    const place = issue.kind === 'unknown-key' ? sop.keyPlaceOf(issue.path) : sop.placeOf(issue.path);
    blockers.push({ path, place, message: describeSchemaIssue(issue, frontmatterSchema) });
  }
  if (isMissingTitle && blockers.length === 0) {
    blockers.push({ path, place: START_OF_FILE, message: 'Unexpected absence of a title, expected one: title: Route a new inbound lead' });
  }
  return blockers;
}

/** Two SOPs cannot have one page. */
function addressBlockers({ sops }: Playbook): Blocker[] {
  const byAddress = Map.groupBy(sops, (sop) => addressPart(sop.id));
  return [...byAddress.values()].flatMap(([first, ...others]) =>
    others.map(({ path }) => ({
      path,
      place: START_OF_FILE,
      message: `Unexpected second SOP at the address of ${first?.path ?? ''}, expected a file name of its own: rename one of them`,
    })),
  );
}

/** One line for each, `file:line:column message`, as editors and terminals make clickable. */
export function renderBlockers(blockers: readonly Blocker[]): string {
  return blockers.map(({ path, place, message }) => `${path}:${place.line}:${place.column} ${message}\n`).join('');
}
