import { z } from 'zod';
import { DIMENSIONS } from '../rule.ts';

const score = z.number().min(0).max(100).describe('0 to 100, one decimal');
const scores = z.object(Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, score])));
const finding = z.object({
  rule: z.string(),
  dimension: z.enum([...DIMENSIONS, 'validity']),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
  waived: z.object({ reason: z.string(), owner: z.string(), expires: z.iso.date() }).optional().describe('Set while a waiver covers it: it costs nothing and trips no gate'),
  debt: z.literal(true).optional().describe('Set where the baseline knows it: it costs its points and fails nothing'),
  fixable: z.literal(true).optional().describe('Set where sop lint --fix can mend it'),
});

/** The shape of `sop lint --format json`, version 1. Keys may be added within a version, never taken away or given another meaning. */
export const lintReportSchema = z
  .object({
    version: z.literal(1),
    asOf: z.iso.date().describe('The day that decided what is overdue'),
    sops: z.array(
      z.object({
        id: z.string(),
        path: z.string(),
        status: z.enum(['draft', 'active', 'deprecated', 'retired', 'unreadable']),
        scores,
        minimum: score,
        gates: z.array(z.object({ gate: z.enum(['incomplete', 'stale', 'unmaintained']), reasons: z.array(z.string()) })),
        findings: z.array(finding).describe('One for each cause: what follows from a finding that is listed costs its points and is not listed'),
        fixes: z
          .array(z.object({ rule: z.string(), line: z.int().min(1), gain: z.object(Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, z.number()]))) }))
          .describe('The repairs that raise a score most, three a dimension, greatest gain first; each gain counts with the earlier ones done'),
        failures: z.array(z.string()).describe('Why this SOP fails the run; empty when it does not'),
      }),
    ),
    registries: z.array(z.object({ path: z.string(), findings: z.array(finding) })),
    notices: z.array(z.object({ path: z.string(), message: z.string() })),
    notChecked: z.array(z.object({ rule: z.string().nullable(), reason: z.string() })),
    adjustedRules: z
      .array(z.object({ rule: z.string(), severity: z.enum(['off', 'error', 'warning', 'info']).nullable(), options: z.boolean() }))
      .optional()
      .describe('Rules that playbook.yaml changes: severity is null where only options are set'),
    goneDebt: z
      .array(z.object({ sop: z.string(), rule: z.string(), finding: z.string(), count: z.int().min(1) }))
      .optional()
      .describe('What the baseline knows and this run no longer found: sop lint --update-baseline removes it'),
    summary: z.object({
      sops: z.int(),
      failing: z.int(),
      findings: z.int().describe('Waived ones and debt included'),
      waived: z.int().optional(),
      debt: z.int().optional(),
    }),
  })
  .meta({ title: 'Report of sop lint' });

/** Its JSON Schema (draft 2020-12), published with the site. */
export function lintReportJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(lintReportSchema, { io: 'input' });
}
