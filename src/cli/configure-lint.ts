import path from 'node:path';
import { RULES } from '../../lint-rules/index.ts';
import { parseRegistryFiles } from '../cache/registry-cache.ts';
import type { AdjustedRule } from '../lint/adjusted-rule.ts';
import type { ConfiguredRules, SettingProblem } from '../lint/configure-rules.ts';
import type { Rule } from '../lint/rule.ts';
import { decodeContent, readContentBytes, shownPath } from '../playbook/content-files.ts';
import type { ParsedRegistries } from '../playbook/parse-registries.ts';
import { readRegistryFiles } from '../playbook/read-registry-files.ts';
import type { LocatedContent } from './locate-content.ts';
import type { Terminal } from './terminal.ts';

/** What a playbook's registries and settings make of a run. */
export interface LintSetup {
  readonly rules: readonly Rule[];
  readonly adjusted: readonly AdjustedRule[];
  /** With what is wrong in the settings of rules among their problems. */
  readonly registries: ParsedRegistries;
  /** What the settings ask for and this run does not do. */
  readonly notChecked: readonly string[];
  /** True when code of the playbook's own takes part: what it finds is not kept between runs. */
  readonly hasLocalRules: boolean;
}

const SETTINGS_FILE = 'playbook.yaml';

/**
 * Reads the registries and sets up the rules. Rules of the content folder are code, and load only with `localRules`
 * true. What a run does not need is not loaded: it would take longer than the run.
 *
 * @param cacheFolder where parsed registries are kept between runs; undefined to keep none.
 */
export async function configureLint({ contentDir, files }: LocatedContent, localRules: boolean, cacheFolder: string | undefined, terminal: Terminal): Promise<LintSetup> {
  const registries = await parseRegistryFiles(readRegistryFiles(contentDir, terminal.cwd), cacheFolder);
  const { settings } = registries;
  const isLoaded = settings.localRules !== undefined && localRules;
  const { rules, adjusted, problems } = await applySettings(registries, contentDir, isLoaded, files.map((file) => file.function));
  return {
    rules,
    adjusted,
    registries: problems.length === 0 ? registries : { ...registries, problems: [...registries.problems, ...(await placeProblems(problems, path.join(contentDir, SETTINGS_FILE), terminal))] },
    notChecked: settings.localRules === undefined || isLoaded ? [] : [NOT_LOADED],
    hasLocalRules: isLoaded,
  };
}

const NOT_LOADED =
  'the rules in localRules of playbook.yaml did not run: rules are code, and code that comes with content runs only when you ask for it. Trust them? Run sop lint --local-rules.';

async function applySettings({ settings }: ParsedRegistries, contentDir: string, isLoaded: boolean, functions: readonly string[]): Promise<ConfiguredRules> {
  if (settings.rules === undefined && settings.thresholds === undefined && !isLoaded) return { rules: RULES, adjusted: [], problems: [] };
  const { checkThresholds, configureRules } = await import('../lint/configure-rules.ts');
  const own = isLoaded ? await (await import('./load-local-rules.ts')).loadLocalRules(contentDir, settings.localRules ?? '', RULES.map((rule) => rule.name)) : [];
  const configured = configureRules([...RULES, ...own], settings, settings.localRules === undefined || isLoaded);
  return { ...configured, problems: [...configured.problems, ...checkThresholds(settings, functions)] };
}

async function placeProblems(problems: readonly SettingProblem[], file: string, { cwd }: Terminal): Promise<ParsedRegistries['problems']> {
  const [{ normaliseText }, { readYaml }] = await Promise.all([import('../sop/parse-sop.ts'), import('../sop/read-yaml.ts')]);
  const content = decodeContent(readContentBytes(file));
  const yaml = readYaml('text' in content ? normaliseText(content.text) : '');
  return problems.map(({ at, message }) => ({ path: shownPath(file, cwd), place: yaml.keyPlaceOf(at), message }));
}
