import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { DIMENSIONS, type Hit, type NotChecked, type Rule, type RuleDefinition, type RuleHits } from '../lint/rule.ts';
import { isInside } from './is-inside.ts';
import { userError } from './user-error.ts';

const weight = z.union([
  z.strictObject({ obligation: z.number().positive() }),
  z.strictObject({ smell: z.number().min(0).max(1), precision: z.number().min(0).max(1) }),
  z.literal('unweighted'),
]);
const aFunction = z.custom((value) => typeof value === 'function', 'expected a function').optional();

/** What a rule file has to export by default. */
const definitionSchema = z.looseObject({
  name: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  weight,
  summary: z.string(),
  why: z.string(),
  remedy: z.string(),
  source: z.string(),
  examples: z.array(z.unknown()),
  check: aFunction,
  facts: aFunction,
  judge: aFunction,
});

/**
 * Loads a team's own rules: `<folder>/<dimension>/<name>.ts` (or .js), each exporting one rule of the shape of ours.
 * This runs their code: only ever call it when the person at the command line asked for it.
 *
 * @param contentDir absolute; the folder must lie in it, and each rule in the folder, links followed.
 * @param taken names that rules already have.
 */
export async function loadLocalRules(contentDir: string, folder: string, taken: Iterable<string>): Promise<Rule[]> {
  if (folder.includes('\0')) throw userError('local-rules-refused', folder, 'a name with a control character in it is no folder');
  const root = path.resolve(contentDir, folder);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) throw userError('local-rules-refused', folder, 'there is no such folder in the content folder');
  const realRoot = realpathSync(root);
  if (realRoot === realpathSync(contentDir)) throw userError('local-rules-refused', folder, 'it is the content folder itself: give the rules a folder of their own');
  if (!isInside(realRoot, realpathSync(contentDir))) throw userError('local-rules-refused', folder, 'it leads out of the content folder');
  const names = new Set(taken);
  const rules: Rule[] = [];
  for (const dimension of DIMENSIONS) {
    for (const file of ruleFiles(path.join(root, dimension))) {
      if (!isInside(realpathSync(file), realRoot)) throw userError('local-rules-refused', folder, `${path.relative(contentDir, file)} leads out of it`);
      const rule = await loadRule(file, dimension, path.relative(contentDir, file));
      if (names.has(rule.name)) throw userError('local-rule-invalid', path.relative(contentDir, file), `there is another rule ${rule.name}`);
      names.add(rule.name);
      rules.push(rule);
    }
  }
  if (rules.length === 0) throw userError('local-rules-refused', folder, `it holds no rule: put each in a folder named for its dimension (${DIMENSIONS.join(', ')})`);
  return rules;
}

function ruleFiles(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.m?[jt]s$/.test(entry.name)).map((entry) => path.join(folder, entry.name)).toSorted();
}

async function loadRule(file: string, dimension: Rule['dimension'], shown: string): Promise<Rule> {
  let exported: unknown;
  try {
    // The time of its last change, so that a run that watches does not keep an earlier one.
    ({ default: exported } = (await import(`${pathToFileURL(file).href}?changed=${statSync(file).mtimeMs}`)) as { default?: unknown });
  } catch (cause) {
    throw userError('local-rule-invalid', shown, `it cannot be loaded: ${messageOf(cause)}`);
  }
  const checked = definitionSchema.safeParse(exported);
  if (!checked.success) throw userError('local-rule-invalid', shown, `its default export is no rule (${checked.error.issues[0]?.path.join('.') || 'the export'}: ${checked.error.issues[0]?.message ?? ''})`);
  const definition = checked.data as unknown as RuleDefinition;
  const name = path.basename(file).replace(/\.m?[jt]s$/, '');
  if (definition.name !== name) throw userError('local-rule-invalid', shown, `its name is "${definition.name}", expected that of its file, "${name}"`);
  if (!definition.check && !(definition.facts && definition.judge)) throw userError('local-rule-invalid', shown, 'it has neither check nor facts and judge');
  return { ...guarded(definition, shown), dimension };
}

/** The rule with its mistakes told as those of the file that it comes from. */
function guarded(rule: RuleDefinition, shown: string): RuleDefinition {
  const { check, facts, judge } = rule;
  const told = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (cause) {
      throw userError('local-rule-invalid', shown, `it threw: ${messageOf(cause)}`);
    }
  };
  const hits = (found: () => RuleHits) => told(() => [...found()].map((hit) => checkedHit(hit, shown)));
  return {
    ...rule,
    ...(check ? { check: (sop, context) => hits(() => check(sop, context)) } : {}),
    ...(facts ? { facts: (sop, context) => told(() => facts(sop, context)) } : {}),
    ...(judge ? { judge: (known, context) => hits(() => judge(known, context)) } : {}),
  };
}

const count = z.int().min(1);
const hitSchema = z.union([
  z.object({ notChecked: z.string() }),
  z.object({ message: z.string(), place: z.object({ line: count, column: count, endLine: count.optional(), endColumn: count.optional() }) }),
]);

function checkedHit(hit: Hit | NotChecked, shown: string): Hit | NotChecked {
  if (!hitSchema.safeParse(hit).success) throw userError('local-rule-invalid', shown, 'it yields something that is no finding, expected { place, message }');
  return hit;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
