import path from 'node:path';
import { RULES } from '../../lint-rules/index.ts';
import { checkThresholds, configureRules, type AdjustedRule, type SettingProblem } from '../lint/configure-rules.ts';
import type { Rule } from '../lint/rule.ts';
import { decodeContent, readContentBytes, shownPath } from '../playbook/content-files.ts';
import type { ParsedRegistries } from '../playbook/parse-registries.ts';
import { readRegistries } from '../playbook/read-registries.ts';
import { normaliseText } from '../sop/parse-sop.ts';
import { readYaml } from '../sop/read-yaml.ts';
import { loadLocalRules } from './load-local-rules.ts';
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

/** Reads the registries and sets up the rules. Rules of the content folder are code, and load only with `localRules` true. */
export async function configureLint({ contentDir, files }: LocatedContent, localRules: boolean, terminal: Terminal): Promise<LintSetup> {
  const registries = readRegistries(contentDir, terminal.cwd);
  const { settings } = registries;
  const isLoaded = settings.localRules !== undefined && localRules;
  const own = isLoaded ? await loadLocalRules(contentDir, settings.localRules ?? '', RULES.map((rule) => rule.name)) : [];
  const { rules, adjusted, problems } = configureRules([...RULES, ...own], settings, settings.localRules === undefined || isLoaded);
  const wrong = [...problems, ...checkThresholds(settings, files.map((file) => file.function))];
  return {
    rules,
    adjusted,
    registries: wrong.length === 0 ? registries : { ...registries, problems: [...registries.problems, ...placeProblems(wrong, path.join(contentDir, SETTINGS_FILE), terminal)] },
    notChecked: settings.localRules === undefined || isLoaded ? [] : [NOT_LOADED],
    hasLocalRules: isLoaded,
  };
}

const NOT_LOADED =
  'the rules in localRules of playbook.yaml did not run: rules are code, and code that comes with content runs only when you ask for it. Trust them? Run sop lint --local-rules.';

function placeProblems(problems: readonly SettingProblem[], file: string, { cwd }: Terminal): ParsedRegistries['problems'] {
  const content = decodeContent(readContentBytes(file));
  const yaml = readYaml('text' in content ? normaliseText(content.text) : '');
  return problems.map(({ at, message }) => ({ path: shownPath(file, cwd), place: yaml.keyPlaceOf(at), message }));
}
