import { findUnknownGateFields } from '../../src/lint/registry-references.ts';
import { defineRule } from '../../src/lint/rule.ts';

export default defineRule({
  name: 'required-fields',
  severity: 'error',
  weight: { obligation: 4 },
  summary: 'The fields that gates name exist in the systems registry',
  why: 'A gate on a field that is not there can never be passed, and the newcomer searches every page layout for it.',
  remedy: 'Write the field as Object.Field, spelt as in systems.yaml: Lead.Status. Add a field that exists in the system and is not listed to systems.yaml.',
  source: 'The systems registry, systems.yaml: objects and their fields',
  examples: [
    {
      title: 'Fields by name and by label',
      sop: '---\ngates: [{ name: Ready, exit: [{ field: Lead.Status, op: is set }], requiredFields: [Lead.Phone, Opportunity.Deal budget] }]\n---\n',
      expect: [],
    },
    {
      title: 'Fields that no system has',
      sop: '---\ngates:\n  - name: Ready\n    exit: [{ field: Lead.Statu, op: is set }]\n    requiredFields: [Lead.Phone, Budget]\n---\n',
      expect: [
        '4:21 Unexpected field "Lead.Statu", expected Object.Field as systems.yaml lists it (did you mean "Lead.Status"?)',
        '5:34 Unexpected field "Budget", expected Object.Field as systems.yaml lists it',
      ],
    },
    {
      title: 'Fields elsewhere, and gates of documents alone, are not its matter',
      sop: '---\ngates: [{ name: Ready, exit: [{ artefact: Call summary }] }]\n---\n\n## Steps\n\n1. Set `Lead.Statu`.\n',
      expect: [],
    },
  ],
  *check(sop, { registries }) {
    yield* findUnknownGateFields(sop, registries);
  },
});
