import { z } from 'zod';
import { isIsoDate } from '../sop/iso-time.ts';

/** Schemas of the registries and settings beside the SOPs: roles.yaml, systems.yaml, glossary.yaml, playbook.yaml. */

const text = z.string().trim().min(1, 'expected some text');
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected an id: lower-case letters, digits and hyphens');
const isoDate = z.string().refine(isIsoDate, 'expected a date that exists, written YYYY-MM-DD');
/** An address with a host, which a link may lead to without running anything. */
const webAddress = (protocol: RegExp) => z.url({ protocol, hostname: /./, error: 'expected a web address, such as https://example.com' });
const handle = z.string().regex(/^@[A-Za-z0-9][A-Za-z0-9-]*$/, 'expected a handle, such as "@revops-lead" (in quotes)');

const role = z.strictObject({
  title: text,
  team: text.optional(),
  aliases: z.array(text).optional().describe('Other names under which texts mention this role'),
  holders: z.array(z.strictObject({ handle, since: isoDate, until: isoDate.optional() })).optional(),
  backup: id.optional().describe('The role that stands in'),
});

const field = z.strictObject({
  label: text.optional(),
  type: z.enum(['text', 'number', 'currency', 'percent', 'date', 'datetime', 'boolean', 'picklist', 'lookup', 'url', 'email']).optional(),
  values: z.array(text).optional().describe('The values of a picklist'),
});

const system = z.strictObject({
  name: text,
  aliases: z.array(text).optional().describe('Other names under which texts mention this system'),
  status: z.enum(['active', 'retired']),
  replacedBy: id.optional(),
  owner: id,
  access: text.optional().describe('How a newcomer gets access'),
  url: webAddress(/^https?$/).optional(),
  objects: z.record(text, z.strictObject({ fields: z.record(text, field).optional() })).optional(),
  reports: z.array(text).optional(),
});

const term = z.strictObject({
  meaning: text,
  aliases: z.array(text).optional().describe('Equally good names, such as the words an acronym stands for'),
  avoid: z.array(text).optional().describe('Synonyms not to use'),
  setBy: text.optional().describe('Where the value or definition is set'),
  changedBy: id.optional().describe('The role that may change it'),
  usedIn: z.array(text).optional().describe('SOPs, reports and automations that depend on it'),
});

export const rolesSchema = z.record(id, role);
export const systemsSchema = z.record(id, system);
export const glossarySchema = z.record(text, term);

const forge = z.strictObject({
  kind: z.enum(['github', 'gitlab', 'bitbucket']).optional(),
  url: webAddress(/^https$/).describe('The repository: https://github.com/acme/playbook'),
  branch: text.optional(),
  contentPath: text.optional().describe('Where the content folder lies in that repository'),
});

const points = z.number().min(0).max(100);

/** What playbook.yaml may say of one rule. Its options are checked by the rule's own schema. */
export const ruleSettingSchema = z.union([
  z.enum(['off', 'error', 'warning', 'info']),
  z.strictObject({ severity: z.enum(['error', 'warning', 'info']).optional(), options: z.record(z.string(), z.unknown()).optional() }),
]);

/** A path below the content folder: no way out of it, and nothing that another system reads as absolute. */
const folderBelow = text.refine((value) => !/^[/\\~]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(value), 'expected a folder inside the content folder, such as rules');

export const settingsSchema = z.strictObject({
  title: text.optional(),
  description: text.optional(),
  timeZone: text.optional().describe('IANA name in which dates are shown, such as Europe/Berlin'),
  forge: forge.optional(),
  siteUrl: webAddress(/^https?$/).optional().describe('Where the site is published; feeds need it'),
  minimumScore: z.number().min(0).max(100).optional().describe('A dimension below this fails the run; 60 when left out'),
  thresholds: z
    .record(id, z.union([points, z.strictObject({ transferability: points.optional(), freshness: points.optional(), iteration: points.optional() })]))
    .optional()
    .describe('By function, the minimum of each dimension, or of one of them, in place of minimumScore'),
  rules: z.record(text, z.unknown()).optional().describe('By rule: off, a severity (error, warning, info), or severity and options'),
  localRules: folderBelow.optional().describe('A folder of rules of your own, inside the content folder; read with sop lint --local-rules only, because rules are code'),
  functions: z.record(id, text).optional().describe('Folder name -> the name shown on the site, in the order shown'),
  reviewCaps: z
    .array(z.strictObject({ priority: z.int().min(1).max(25), atMost: text }))
    .optional()
    .describe('Longest time between reviews from this priority on'),
  newHire: z.array(id).optional().describe('What a new hire reads first, in order: ids of SOPs'),
});

export type Role = z.infer<typeof role>;
export type System = z.infer<typeof system>;
export type Term = z.infer<typeof term>;
export type Settings = z.infer<typeof settingsSchema>;
export type RuleSetting = z.infer<typeof ruleSettingSchema>;
