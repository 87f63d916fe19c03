import { findBrokenLinks, linksOf, type WrittenLink } from '../../src/lint/link-references.ts';
import { findUnknownFields, findUnknownRoles, findUnknownSops, findUnknownSystems, sopsNamed, type NamedSop } from '../../src/lint/registry-references.ts';
import { defineRule } from '../../src/lint/rule.ts';

const OTHER = '---\ntitle: Qualify a lead\n---\n\n## Steps\n\n1. Call the lead.\n';

interface References {
  readonly ids: readonly NamedSop[];
  readonly links: readonly WrittenLink[];
}

export default defineRule<undefined, References>({
  name: 'reference-resolves',
  severity: 'error',
  weight: { smell: 0.06, precision: 1 },
  summary: 'The pages, headings, roles, systems, fields and SOPs that it names or links to exist',
  why: 'A reader who is sent to something that is gone stops there, and cannot know what else has changed since.',
  remedy: 'Correct the name or the link to what exists today. Add what exists and is not yet listed to roles.yaml or systems.yaml.',
  source: 'ISO 9001:2015, 7.5.3 (control of documented information)',
  examples: [
    {
      title: 'Everything that is named exists',
      sop: '---\noutputs: [{ what: Lead, format: Lead.Owner set, recipient: sdr }]\nsystems: [crm, lead-spreadsheet]\ngates: [{ name: Ready, exit: [{ field: Lead.Status, op: is set }] }]\nrelated: [qualify-lead]\n---\n\n## Steps\n\n1. Set `Lead.Owner`, then [qualify it](../sales/qualify-lead.mdx#steps). See [above](#steps), `config.yaml` or [the site](https://example.com/x.mdx#y).\n',
      others: { 'sops/sales/qualify-lead.mdx': OTHER },
      expect: [],
    },
    {
      title: 'Roles, systems, fields and SOPs that nobody knows',
      sop: '---\noutputs: [{ what: Lead, recipient: sdrs }]\nsystems: [crmm]\nrelated: [qualify-leads]\n---\n\nSet `Lead.Ownr`.\n',
      others: { 'sops/sales/qualify-lead.mdx': OTHER },
      expect: [
        '2:36 Unexpected role "sdrs", expected an id of roles.yaml (did you mean "sdr"?)',
        '3:11 Unexpected system "crmm", expected an id of systems.yaml (did you mean "crm"?)',
        '4:11 Unexpected SOP "qualify-leads", expected the id of one in this playbook (did you mean "qualify-lead"?)',
        '7:6 Unexpected field "Lead.Ownr", expected Object.Field as systems.yaml lists it (did you mean "Lead.Owner"?)',
      ],
    },
    {
      title: 'Links to a file and to headings that are not there',
      sop: '## Steps\n\n1. [Qualify](qualify-lead.mdx), [check](../sales/qualify-lead.mdx#stps), [wait](#notes).\n',
      others: { 'sops/sales/qualify-lead.mdx': OTHER },
      expect: [
        '3:4 Unexpected link to "qualify-lead.mdx", expected the file of an SOP (did you mean "../sales/qualify-lead.mdx"?)',
        '3:33 Unexpected link to "#stps", expected a heading of sops/sales/qualify-lead.mdx (did you mean "#steps"?)',
        '3:74 Unexpected link to "#notes", expected a heading of this SOP',
      ],
    },
    {
      title: 'A step and the second of two like headings can be linked; files that are no SOPs are not looked up',
      sop: '## Steps\n\n1. [Go on](#step-2).\n2. [Read](#notes-1), then [open](price-list.xlsx).\n\n## Notes\n\n## Notes\n',
      expect: [],
    },
    {
      title: 'An older change may have been approved by a role that is gone',
      sop: '---\nchangelog:\n  - { version: 1.1.0, date: 2026-11-02, what: New, approvedBy: cro }\n  - { version: 1.0.0, date: 2026-01-02, what: First, approvedBy: head-of-sales }\n---\n',
      expect: [],
    },
  ],
  *check(sop, { registries }) {
    yield* findUnknownRoles(sop, registries);
    yield* findUnknownSystems(sop, registries);
    yield* findUnknownFields(sop, registries);
  },
  facts(sop) {
    const facts = { ids: sopsNamed(sop), links: linksOf(sop) };
    return facts.ids.length + facts.links.length > 0 ? facts : undefined;
  },
  *judge({ ids, links }, { sop, sops }) {
    yield* findUnknownSops(ids, sops);
    yield* findBrokenLinks(links, sop, sops);
  },
});
