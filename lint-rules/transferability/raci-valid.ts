import { absentPart } from '../../src/lint/absent-part.ts';
import { findUnknownRaciRoles } from '../../src/lint/registry-references.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { RACI } from '../words/statements.ts';

export default defineRule({
  name: 'raci-valid',
  severity: 'warning',
  weight: { obligation: 3 },
  summary: 'One role is accountable, one or more are responsible, and the roles registry knows them all',
  why: 'Where nobody is accountable, work that goes wrong is handed round. A role that does not exist is one that nobody fills.',
  remedy: 'List under "raci:" the roles that do the work ("responsible:") and the one role that answers for it ("accountable:"), by their ids in roles.yaml. Write the same role in both where a team is that small.',
  source: 'RACI practice: one accountable role for each process',
  examples: [
    {
      title: 'One accountable role; in a small team it may do the work as well',
      sop: '---\nraci: { responsible: [sdr, revops-lead], accountable: revops-lead, informed: [sales-manager] }\n---\n',
      expect: [],
    },
    {
      title: 'Nobody is named',
      sop: '---\ntitle: Route a lead\n---\n',
      expect: ['1:1 Unexpected absence of a RACI, expected "raci:" with "responsible:" (one or more roles) and "accountable:" (one role)'],
    },
    {
      title: 'Roles that the registry does not know',
      sop: '---\nraci: { responsible: [sdr, closer], accountable: revops-led }\n---\n',
      expect: [
        '2:28 Unexpected role "closer", expected an id of roles.yaml',
        '2:50 Unexpected role "revops-led", expected an id of roles.yaml (did you mean "revops-lead"?)',
      ],
    },
    {
      title: 'Two accountable roles, which the check of the frontmatter finds too',
      sop: '---\nraci: { responsible: [sdr], accountable: [cro, sdr] }\n---\n',
      expect: ['2:1 Unexpected RACI that cannot be read, expected "raci:" with "responsible:" (one or more roles) and "accountable:" (one role)'],
    },
    {
      title: 'A text that says who does what',
      sop: '## Roles\n\n- The SDR calls the lead.\n',
      expect: ['1:1 Unexpected RACI only in the text, expected "raci:" with "responsible:" (one or more roles) and "accountable:" (one role), in the frontmatter'],
    },
  ],
  *check(sop, { registries }) {
    if (!sop.meta.raci) {
      yield absentPart(sop, {
        key: 'raci',
        named: 'a RACI',
        expected: '"raci:" with "responsible:" (one or more roles) and "accountable:" (one role)',
        statement: RACI,
      });
      return;
    }
    yield* findUnknownRaciRoles(sop, registries);
  },
});
