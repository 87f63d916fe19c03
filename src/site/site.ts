import type { LintReport, SopReport } from '../lint/lint-report.ts';
import { dependencyGraph, type DependencyGraph } from '../playbook/dependency-graph.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { addressPart } from './addresses.ts';
import { nameOfId } from './name-of-id.ts';
import { makeRoleDirectory, type RoleDirectory } from './role-directory.ts';
import type { SiteHistory } from './site-history.ts';

/** A business function: a folder of SOPs under the name that readers know it by. */
export interface SiteFunction {
  readonly id: string;
  readonly name: string;
  readonly sops: readonly Sop[];
}

/** Everything that pages are made from: finished reading, linting and history. View models are functions of it. */
export interface Site {
  readonly playbook: Playbook;
  readonly report: LintReport;
  readonly today: string;
  readonly history: SiteHistory;
  /** SOPs that have a page, in reading order: by function as the settings order them, then by title. */
  readonly sops: readonly Sop[];
  /** In the order of the settings, the rest by name; functions without an SOP are left out. */
  readonly functions: readonly SiteFunction[];
  readonly roles: RoleDirectory;
  /** By the part of its address that names it. */
  readonly sopByAddress: ReadonlyMap<string, Sop>;
  readonly graph: DependencyGraph;
  functionOf(sop: Sop): SiteFunction;
  /** The lint report of an SOP that the playbook holds. */
  reportOf(sop: Sop): SopReport;
}

export interface SiteParts {
  readonly playbook: Playbook;
  readonly report: LintReport;
  readonly history: SiteHistory;
}

/** The function of SOPs that lie in no folder. */
const TOP_LEVEL = 'general';

export function makeSite({ playbook, report, history }: SiteParts): Site {
  const reports = new Map(report.sops.map((sop) => [sop.path, sop]));
  const functions = findFunctions(playbook);
  const byId = new Map(functions.map((entry) => [entry.id, entry]));
  return {
    playbook,
    report,
    today: report.asOf,
    history,
    sops: functions.flatMap((entry) => entry.sops),
    functions,
    roles: makeRoleDirectory(playbook),
    sopByAddress: new Map([...playbook.byId.values()].map((sop) => [addressPart(sop.id), sop])),
    graph: dependencyGraph(playbook),
    functionOf: (sop) => getFrom(byId, functionId(sop.function), 'function'),
    reportOf: (sop) => getFrom(reports, sop.path, 'lint report'),
  };
}

/** Where two files claim one id, the playbook's first holds the page. */
function findFunctions(playbook: Playbook): SiteFunction[] {
  const named = new Map(Object.entries(playbook.settings.functions ?? {}));
  const sops = [...playbook.byId.values()];
  const bySop = Map.groupBy(sops, (sop) => functionId(sop.function));
  const order = [...named.keys()];
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...bySop]
    .map(([id, own]) => ({ id, name: named.get(id) ?? nameOfId(id), sops: own.toSorted((a, b) => a.title.localeCompare(b.title, 'en')) }))
    .toSorted((a, b) => rank(a.id) - rank(b.id) || a.name.localeCompare(b.name, 'en'));
}

/** The id of the function that a folder stands for. */
export function functionId(folder: string): string {
  return folder === '' ? TOP_LEVEL : addressPart(folder);
}

function getFrom<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, what: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`No ${what} for ${String(key)}: the site was put together from different playbooks`);
  return value;
}
