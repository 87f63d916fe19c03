import { reachedFrom, type DependencyEdge, type DependencyGraph } from '../playbook/dependency-graph.ts';
import type { DependencyState } from '../playbook/dependencies.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { toInertJson, visible } from '../sop/visible.ts';

/** What a reader is told of an edge beside what is taken; nothing where all is well. */
const REMARKS: Readonly<Record<DependencyState, string>> = {
  current: '',
  suspect: '  [suspect: changed since the last review]',
  unpinned: '  [not looked at in a review yet]',
  lost: '  [not found under this name: see sop lint]',
  unknown: '  [not there]',
};

/** The graph of a whole playbook for a terminal: each SOP with what it takes and gives, those without either at the end. */
export function renderDependencies(playbook: Playbook, graph: DependencyGraph): string {
  const isJoined = ({ id }: Sop) => graph.takenBy(id).length + graph.givenBy(id).length > 0;
  const joined = playbook.sops.filter(isJoined);
  const alone = playbook.sops.filter((sop) => !isJoined(sop)).map(({ id }) => visible(id));
  const blocks = joined.map((sop) => `${head(sop)}\n${[...takes(sop, graph, playbook), ...gives(sop, graph, playbook)].join('')}`);
  const rest = alone.length === 0 ? '' : `Neither take nor give: ${alone.join(', ')}\n\n`;
  return `${blocks.map((block) => `${block}\n`).join('')}${rest}${summary(graph.edges)}`;
}

/** One SOP with what it takes and gives, and what a change of it may reach further on. */
export function renderDependenciesOf(sop: Sop, graph: DependencyGraph, playbook: Playbook): string {
  const further = reachedFrom(sop.id, graph).map(({ sop: reached, through }) => `  ${visible(reached.title)} (${visible(reached.id)}), through ${visible(through)}\n`);
  const lines = [...takes(sop, graph, playbook), ...gives(sop, graph, playbook)];
  const own = [...graph.takenBy(sop.id), ...graph.givenBy(sop.id)];
  return `${head(sop)}\n${lines.length === 0 ? '  takes nothing from other SOPs and gives nothing to them\n' : lines.join('')}${further.length === 0 ? '' : `\nA change here may reach, further on:\n${further.join('')}`}\n${summary(own)}`;
}

function head({ title, id }: Sop): string {
  return `${visible(title)} (${visible(id)})`;
}

function takes({ id }: Sop, graph: DependencyGraph, { byId }: Playbook): string[] {
  return graph.takenBy(id).map(({ dependency, state, nowCalled }) => {
    const giver = dependency.sop === undefined ? 'the glossary' : visible(byId.get(dependency.sop)?.title ?? dependency.sop);
    return `  takes  ${part(dependency)}${nowCalled === undefined ? '' : ` (now ${visible(nowCalled)})`} from ${giver}${REMARKS[state]}\n`;
  });
}

function gives({ id }: Sop, graph: DependencyGraph, { roles }: Playbook): string[] {
  return graph.givenBy(id).map(({ taker: { title, meta }, dependency, state }) => {
    const owner = meta.owner === undefined ? '' : ` (${visible(roles?.entries.get(meta.owner)?.title ?? meta.owner)})`;
    return `  gives  ${part(dependency)} to ${visible(title)}${owner}${REMARKS[state]}\n`;
  });
}

function part({ part: taken }: DependencyEdge['dependency']): string {
  if (!taken) return 'all of it';
  return taken.kind === 'step' ? `step ${visible(taken.name)}` : `"${visible(taken.name)}"`;
}

function summary(edges: readonly DependencyEdge[]): string {
  const count = (...states: DependencyState[]) => edges.filter(({ state }) => states.includes(state)).length;
  const told = [
    [count('suspect'), 'suspect'], [count('unpinned'), 'not looked at yet'], [count('lost', 'unknown'), 'not there'],
  ] as const;
  const wrong = told.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  const total = `${edges.length} ${edges.length === 1 ? 'dependency' : 'dependencies'}`;
  if (edges.length === 0) return 'No dependencies. An SOP names what it takes in dependsOn.\n';
  return wrong.length === 0 ? `${total}, each as it was last reviewed.\n` : `${total}: ${wrong.join(', ')}. Look at each, then run sop review with the id of the SOP that takes it.\n`;
}

/** The graph as data, version 1: `from` is an SOP or null for the glossary; a value that does not apply is null. */
export function renderDependenciesJson(edges: readonly DependencyEdge[]): string {
  const dependencies = edges.map(({ taker, dependency: { sop = null, part: taken, pin = null }, state, fingerprint = null }) => ({
    sop: taker.id, owner: taker.meta.owner ?? null, from: sop, kind: taken?.kind ?? 'whole', name: taken?.name ?? null, state, reviewed: pin, now: fingerprint,
  }));
  return toInertJson({ version: 1, dependencies });
}

/** The graph in Mermaid, which forges draw in Markdown. */
export function renderDependenciesMermaid(edges: readonly DependencyEdge[]): string {
  const nodes = new Map<string, string>();
  const node = (key: string, label: string) => {
    const known = nodes.get(key);
    if (known !== undefined) return known;
    const name = `n${nodes.size + 1}`;
    nodes.set(key, name);
    lines.push(`  ${name}["${mermaidText(label)}"]`);
    return name;
  };
  const lines: string[] = [];
  const arrows = edges.map(({ taker, giver, dependency, state }) => {
    const from = dependency.sop === undefined ? node('glossary', 'Glossary') : node(`sop ${dependency.sop}`, giver?.title ?? dependency.sop);
    const label = mermaidText(part(dependency).replaceAll('"', ''));
    return `  ${from} ${state === 'current' ? '-->' : '-.->'}|"${label}"| ${node(`sop ${taker.id}`, taker.title)}`;
  });
  return ['graph LR', ...lines, ...arrows, ''].join('\n');
}

/** What stays text inside a label in quotes. */
function mermaidText(text: string): string {
  return visible(text).replace(/[^\p{L}\p{N} .,:;'()/%+-]/gu, (character) => `#${character.codePointAt(0)};`);
}
