import { dependencyGraph } from '../../playbook/dependency-graph.ts';
import { readPlaybook } from '../../playbook/read-playbook.ts';
import { suggestion } from '../../sop/did-you-mean.ts';
import { locateContent } from '../locate-content.ts';
import { renderDependencies, renderDependenciesJson, renderDependenciesMermaid, renderDependenciesOf } from '../render-dependencies.ts';
import type { ExitCode } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { userError } from '../user-error.ts';

export interface DepsArguments {
  /** The SOP to show; all when left out. */
  readonly id?: string | undefined;
  readonly content: string;
  readonly format: 'text' | 'json' | 'mermaid';
}

/** `sop deps [ID]`: who takes what from whom, and what has changed since its last review. */
export function runDeps({ id, content, format }: DepsArguments, terminal: Terminal): ExitCode {
  const playbook = readPlaybook(locateContent(content, [], terminal).contentDir, terminal.cwd);
  const graph = dependencyGraph(playbook);
  const sop = id === undefined ? undefined : playbook.byId.get(id);
  if (id !== undefined && !sop) throw userError('sop-unknown', id, suggestion(id, playbook.byId.keys()));
  const edges = sop ? [...new Set([...graph.takenBy(sop.id), ...graph.givenBy(sop.id)])] : graph.edges;
  if (format === 'json') terminal.write(renderDependenciesJson(edges));
  else if (format === 'mermaid') terminal.write(renderDependenciesMermaid(edges));
  else terminal.write(sop ? renderDependenciesOf(sop, graph, playbook) : renderDependencies(playbook, graph));
  return 0;
}
