import { expect, test } from 'vitest';
import { z } from 'zod';
import { settingsSchema } from '../playbook/registries.ts';
import { frontmatterSchema } from './schema.ts';
import { describeSchemaIssue, explainSchemaIssue } from './schema-issues.ts';

function complaints(schema: z.ZodType, data: unknown): string[] {
  const issues = schema.safeParse(data).error?.issues ?? [];
  return issues.flatMap((issue) => explainSchemaIssue(issue, data)).map((issue) => describeSchemaIssue(issue, schema));
}

test.each([1, '1.0', '1.0.0-rc'])('the version %j is told what three numbers look like', (version) => {
  const schema = z.strictObject({ version: frontmatterSchema.shape.version });
  expect(complaints(schema, { version })).toEqual(['Unexpected value of "version", expected three numbers, such as 1.2.0']);
});

test('a misspelt key of a value that may also be a number lists the keys', () => {
  expect(complaints(settingsSchema, { thresholds: { revops: { frshness: 80 } } })).toEqual([
    'Unexpected key "frshness", expected one of transferability, freshness, iteration (did you mean "freshness"?)',
  ]);
});
