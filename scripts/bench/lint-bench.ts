import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BenchOptions } from './bench-options.ts';
import { writeGeneratedPlaybook } from './generate-sops.ts';
import { makeTool, TOOL_IDS, type LintTool, type MissingTool } from './lint-peers.ts';
import type { LintBenchResult, RoundResult, ToolResult } from './lint-result.ts';
import { measuredEnvironment, measureProcess } from './measure-process.ts';
import { measureStart } from './measure-start.ts';
import { medianOf, type Measurement } from './measurement.ts';

const SEED = 1;
const TRIAL_SOPS = 5;
const START_TOOLS: ReadonlySet<string> = new Set(['sop', 'sop-warm']);

/** Who wants to know while a bench runs. */
export interface BenchListener {
  tell(doing: string): void;
  /** Told of each number of SOPs when all tools went through them. */
  onRound(round: RoundResult): void;
}

/** Times the linter and its peers on generated SOPs, one process at a time. */
export async function runLintBench({ rounds, only, keep }: BenchOptions, { tell, onRound }: BenchListener): Promise<LintBenchResult> {
  const ids = TOOL_IDS.filter((id) => only?.includes(id) ?? true);
  tell('installing the peers that are not there yet');
  const tools = ids.map(makeTool);
  const trial = makeProject(TRIAL_SOPS, false);
  const usable = tools.map((tool) => ('problem' in tool ? tool : tryOut(tool, trial)));
  rmSync(trial, { recursive: true });
  const results: RoundResult[] = [];
  for (const { sops, runs } of rounds) {
    tell(`writing ${sops.toLocaleString('en')} SOPs`);
    const project = makeProject(sops, keep);
    const measured: ToolResult[] = [];
    try {
      for (const tool of usable) measured.push(await measureTool(tool, project, runs, (label) => tell(`${sops.toLocaleString('en')} SOPs: ${label}`)));
      const round = { sops, runs, bytesPerSop: bytesPerSop(project), tools: measured };
      results.push(round);
      onRound(round);
    } finally {
      if (keep) tell(`the generated files stay in ${project}`);
      else rmSync(project, { recursive: true });
    }
  }
  const largest = Math.max(...rounds.map(({ sops }) => sops));
  const start = ids.some((id) => START_TOOLS.has(id)) ? await measureStart(largest, SEED, tell) : [];
  return { rounds: results, start };
}

/** A folder as a team has it: a playbook, and packages beside it. Unless it is kept, it goes with this process at the latest. */
function makeProject(sops: number, keep: boolean): string {
  const project = mkdtempSync(path.join(realpathSync(tmpdir()), 'sop-bench-'));
  if (!keep) process.once('exit', () => rmSync(project, { recursive: true, force: true }));
  mkdirSync(path.join(project, 'node_modules'));
  writeGeneratedPlaybook(path.join(project, 'content'), { count: sops, seed: SEED });
  return project;
}

/** Sees that a tool runs and has something to say of SOPs: one that reads nothing would be the fastest. */
function tryOut(tool: LintTool, project: string): LintTool | MissingTool {
  const { program, args, cwd } = tool.command(project);
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd, env: measuredEnvironment(), encoding: 'utf8', maxBuffer: 1e9 });
  const output = `${stdout}${stderr}`;
  const isSilent = !tool.id.startsWith('parse') && !output.includes('.mdx');
  if (status === 0 || status === 1) return isSilent ? { id: tool.id, problem: 'it names no file in a trial' } : tool;
  return { id: tool.id, problem: `it fails in a trial: ${error?.message ?? output.trim().split('\n').at(-1) ?? ''}` };
}

async function measureTool(tool: LintTool | MissingTool, project: string, runs: number, tell: (label: string) => void): Promise<ToolResult> {
  if ('problem' in tool) return { id: tool.id, label: tool.id, problem: tool.problem };
  const { id, label } = tool;
  tell(label);
  const measured: Measurement[] = [];
  if (tool.isWarm) await measureProcess(tool.command(project));
  for (let run = 0; run < runs; run++) {
    tool.clear?.(project);
    const result = await measureProcess(tool.command(project));
    if (result.exitCode !== 0 && result.exitCode !== 1) return { id, label, problem: `it ended with exit code ${result.exitCode}` };
    measured.push(result);
  }
  const median = medianOf(measured);
  if (median) tell(`${label}: ${median.cpuSeconds.toFixed(2)} s CPU`);
  return median ? { id, label, median } : { id, label, problem: 'it was not run' };
}

function bytesPerSop(project: string): number {
  const root = path.join(project, 'content/sops');
  const sizes = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mdx')).map((name) => statSync(path.join(root, name)).size);
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}
