import { expect, test } from 'vitest';
import { parseRegistries } from './parse-registries.ts';

function parse(name: string, text: string) {
  return parseRegistries((asked) => ({ path: asked, content: asked === name ? { text } : undefined }));
}

test('a misspelt key takes nothing else along', () => {
  const { settings, problems } = parse('playbook.yaml', 'minimumScor: 70\nthresholds: { revops: { frshness: 80, iteration: 70 }, saless: 50 }\n');
  expect(problems.map(({ place, message }) => [place.line, message.replace(/, expected.*\(/, ' (')])).toEqual([
    [2, 'Unexpected key "frshness" (did you mean "freshness"?)'],
    [1, 'Unexpected key "minimumScor" (did you mean "minimumScore"?)'],
  ]);
  expect(settings).toEqual({ thresholds: { revops: { iteration: 70 }, saless: 50 } });
});

test('an entry with a value that cannot be meant is left out, and the others stay', () => {
  const { roles, problems } = parse('roles.yaml', 'sdr: { title: SDR, team: Sales, titel: SDR }\ncro: { title: [], team: Sales }\n');
  expect(new Set(problems.map(({ place }) => place.line))).toEqual(new Set([1, 2]));
  expect([...(roles?.entries.keys() ?? [])]).toEqual(['sdr']);
});

test('a registry that cannot be read is none: no name is unknown for its sake', () => {
  const { roles, problems } = parse('roles.yaml', 'sdr: { title: SDR, team: Sales }\ncro: [\n');
  expect(problems.map(({ path }) => path)).toEqual(['roles.yaml']);
  expect(roles).toBeUndefined();
});
