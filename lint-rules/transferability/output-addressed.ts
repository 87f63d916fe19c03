import { absentPart } from '../../src/lint/absent-part.ts';
import type { Registries } from '../../src/playbook/playbook.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Frontmatter } from '../../src/sop/schema.ts';
import { OUTPUTS } from '../words/statements.ts';
import { NOBODY } from '../words/vague-addresses.ts';

type Output = Frontmatter['outputs'][number];

const RECIPIENT = '"recipient:" with a role id of roles.yaml, or "channel:"';
const FORMAT = '"format:" with the kind of document or the Object.Field that is set';

export default defineRule({
  name: 'output-addressed',
  severity: 'error',
  weight: { obligation: 7 },
  summary: 'Each output says its form, and the role or channel that receives it',
  why: 'A result that is sent to nobody is used by nobody, and the reader cannot tell when the work is done.',
  remedy: 'Give each entry of "outputs:" its form and whoever receives it: { what: Assigned lead, format: Lead.Owner set, recipient: sdr }. Write a "channel:" where no single role receives it.',
  source: 'SIPOC practice: every output has a customer; ISO 9001:2015, 4.4.1 a',
  examples: [
    {
      title: 'A record with its field and role, and a report with its channel',
      sop: '---\noutputs:\n  - { what: Assigned lead, format: Lead.Owner set, recipient: sdr }\n  - { what: Weekly scorecard, format: PDF, channel: "#pipeline-review" }\n---\n',
      expect: [],
    },
    {
      title: 'No outputs',
      sop: '---\ntitle: Route a lead\n---\n',
      expect: ['1:1 Unexpected absence of outputs, expected "outputs:" with what exists afterwards, its format and its recipient'],
    },
    {
      title: 'Outputs that stand in the text alone count half',
      sop: '## Steps\n\n1. Assign the lead.\n\n**Result:** the lead has an owner.\n',
      expect: ['5:3 Unexpected outputs only in the text, expected "outputs:" with what exists afterwards, its format and its recipient, in the frontmatter'],
    },
    {
      title: 'Outputs for nobody, or of no form',
      sop: '---\noutputs:\n  - { what: Assigned lead, format: Lead.Owner set }\n  - { what: Scorecard, recipient: sdr }\n  - what: Summary\n---\n',
      expect: [
        '3:5 Unexpected output "Assigned lead" without a recipient, expected "recipient:" with a role id of roles.yaml, or "channel:"',
        '4:5 Unexpected output "Scorecard" without a format, expected "format:" with the kind of document or the Object.Field that is set',
        '5:5 Unexpected output "Summary" without a format and a recipient, expected "format:" with the kind of document or the Object.Field that is set, and "recipient:" with a role id of roles.yaml, or "channel:"',
      ],
    },
    {
      title: 'Stakeholders are nobody, unless a channel reaches somebody',
      sop: '---\noutputs:\n  - { what: Scorecard, format: PDF, channel: Stakeholders }\n  - { what: Scorecard, format: PDF, channel: All staff list }\n---\n',
      expect: ['3:46 Unexpected recipient "Stakeholders", expected a role id of roles.yaml or a channel by its name'],
    },
  ],
  *check(sop, { registries }) {
    const outputs = sop.meta.outputs ?? [];
    if (outputs.length === 0) {
      const absent = absentPart(sop, { key: 'outputs', named: 'outputs', expected: '"outputs:" with what exists afterwards, its format and its recipient', statement: OUTPUTS });
      yield { ...absent, gate: 'incomplete' };
      return;
    }
    for (const output of outputs) {
      const missing: [string, string][] = [];
      if (output.format === undefined) missing.push(['format', FORMAT]);
      if (output.recipient === undefined && output.channel === undefined) missing.push(['recipient', RECIPIENT]);
      if (missing.length > 0) {
        const names = missing.map(([name]) => name).join(' and a ');
        const expected = missing.map(([, text]) => text).join(', and ');
        yield { place: sop.placeOf(output), message: `Unexpected output "${output.what}" without a ${names}, expected ${expected}` };
        continue;
      }
      const key = keyOfNobody(output, registries);
      if (key) yield { place: sop.placeOf(output, key), message: `Unexpected recipient "${output[key]}", expected a role id of roles.yaml or a channel by its name` };
    }
  },
});

/** The key that addresses nobody, where the other one does not reach anybody either. */
function keyOfNobody({ recipient, channel }: Output, registries: Registries): 'recipient' | 'channel' | undefined {
  const isNobody = (address: string) => NOBODY.has(address.toLowerCase().trim().replace(/\s+/g, '-')) && !registries.roles?.entries.has(address);
  if (recipient !== undefined && !isNobody(recipient)) return undefined;
  if (channel !== undefined && !isNobody(channel)) return undefined;
  return recipient === undefined ? 'channel' : 'recipient';
}
