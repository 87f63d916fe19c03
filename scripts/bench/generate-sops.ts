import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprintOf, sealOf } from '../../src/sop/fingerprint.ts';
import { parseSop, type Sop } from '../../src/sop/parse-sop.ts';
import type { ReviewRecord } from '../../src/sop/schema.ts';
import { generateBody } from './generate-body.ts';
import { generateFrontmatter } from './generate-frontmatter.ts';
import { generateRegistries } from './generate-registries.ts';
import { nameSop, planSop, type SopPlan } from './plan-sop.ts';
import { renderYaml, type YamlValue } from './render-yaml.ts';

/** The day that counts as today for generated SOPs. */
export const AS_OF = '2026-11-22';

export interface GeneratedSop {
  /** Within the content folder, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** The SOP at an index of an invented playbook of `count`: the same on every run. */
export function generateSop(index: number, count: number, seed: number): GeneratedSop {
  const plan = planSop(index, seed);
  const others = [index + 1, index + 1 + plan.random.int(0, Math.max(0, count - 2))].map((other) => other % count);
  const related = [...new Set(others)].filter((other) => other !== index);
  const source = index > 0 && plan.random.chance(0.4) ? planSop(index - 1, seed) : undefined;
  const frontmatter = renderYaml(generateFrontmatter(plan, { related, source }));
  const body = generateBody(plan, related);
  const { file } = nameSop(index);
  const textWith = (review: string) => `---\n${frontmatter}${review}---\n\n${body}`;
  if (plan.isDraft) return { file, text: textWith('') };
  return { file, text: textWith(renderYaml(review(plan, parseSop(textWith(''), { path: file })))) };
}

/** Most SOPs were reviewed within their time; some too long ago, some before their text changed, some by nobody. */
function review({ random, owner, main }: SopPlan, sop: Sop): Record<string, YamlValue> {
  const date = random.chance(0.07) ? `2025-${random.int(10, 12)}-${random.int(10, 28)}` : `2026-${random.pick(['09', '10'])}-${random.int(10, 28)}`;
  if (random.chance(0.03)) return { lastReviewed: date };
  const record: ReviewRecord = {
    date,
    by: `@${owner}`,
    method: random.pick(['ran', 'observed', 'dry-run'] as const),
    sampled: [1, 2, 3].map(() => `${main.objects[0]} ${random.int(1000, 9999)}`),
    outcome: 'confirmed',
    fingerprint: random.chance(0.04) ? `v1:${'0'.repeat(32)}` : fingerprintOf(sop),
    dependencies: (sop.meta.dependsOn ?? []).flatMap(({ fingerprint }) => fingerprint ?? []),
  };
  return { lastReviewed: date, review: { ...record, seal: sealOf(record) } as Record<string, YamlValue> };
}

export interface PlaybookRequest {
  readonly count: number;
  readonly seed: number;
}

/** Writes an invented playbook: registries and `count` SOPs. The folder is made where it is missing. */
export function writeGeneratedPlaybook(contentDir: string, { count, seed }: PlaybookRequest): void {
  mkdirSync(contentDir, { recursive: true });
  for (const [name, text] of Object.entries(generateRegistries())) writeFileSync(path.join(contentDir, name), text);
  const made = new Set<string>();
  for (let index = 0; index < count; index++) {
    const { file, text } = generateSop(index, count, seed);
    const full = path.join(contentDir, file);
    if (!made.has(path.dirname(full))) mkdirSync(path.dirname(full), { recursive: true });
    made.add(path.dirname(full));
    writeFileSync(full, text);
  }
}
