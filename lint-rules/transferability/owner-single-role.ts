import { defineRule } from '../../src/lint/rule.ts';
import { suggestion } from '../../src/sop/did-you-mean.ts';

export default defineRule({
  name: 'owner-single-role',
  severity: 'error',
  weight: { obligation: 9 },
  summary: 'Exactly one role owns the SOP, and the roles registry knows it',
  why: 'With two owners nobody answers, and a person leaves while a role is filled again. The reader must know whom to ask.',
  remedy: 'Write one role id of roles.yaml after "owner:", such as revops-lead. Add a role that is missing to roles.yaml first, with the person who holds it and a backup.',
  source: 'RACI practice: one accountable role; ISO 9001:2015, 5.3',
  examples: [
    { title: 'One role of the registry', sop: '---\nowner: revops-lead\n---\n', expect: [] },
    {
      title: 'Two owners',
      sop: '---\nowner: [revops-lead, sdr]\n---\n',
      expect: ['2:1 Unexpected list of owners, expected one role id of roles.yaml'],
    },
    {
      title: 'A person',
      sop: '---\nowner: Maria Lopez\n---\n',
      expect: ['2:8 Unexpected owner "Maria Lopez", expected one role id of roles.yaml'],
    },
    {
      title: 'A role that the registry does not know',
      sop: '---\nowner: revops-led\n---\n',
      expect: ['2:8 Unexpected owner "revops-led", expected one role id of roles.yaml (did you mean "revops-lead"?)'],
    },
    {
      title: 'A role that nobody has entered yet',
      sop: '---\nowner: billing-manager\n---\n',
      expect: ['2:8 Unexpected owner "billing-manager", expected one role id of roles.yaml: add billing-manager there, or name another'],
    },
    { title: 'No owner', sop: '---\ntitle: Route a lead\n---\n', expect: ['1:1 Unexpected absence of an owner, expected "owner:" with one role id of roles.yaml'] },
  ],
  *check(sop, { registries }) {
    const written = sop.frontmatter.data['owner'];
    if (written === undefined || written === null || written === '') {
      yield {
        place: sop.keyPlaceOf(['owner']),
        message: 'Unexpected absence of an owner, expected "owner:" with one role id of roles.yaml',
        credit: 0,
        gate: 'incomplete',
      };
      return;
    }
    if (typeof written !== 'string') {
      const what = Array.isArray(written) ? 'list of owners' : 'owner';
      yield { place: sop.keyPlaceOf(['owner']), message: `Unexpected ${what}, expected one role id of roles.yaml`, credit: 0, gate: 'incomplete' };
      return;
    }
    const roles = registries.roles?.entries;
    if (!roles) yield { notChecked: 'the playbook has no roles.yaml, so owners were not compared with it' };
    const known = roles ? roles.has(written) : sop.meta.owner !== undefined;
    if (!known) {
      yield {
        place: sop.placeOf(['owner']),
        message: `Unexpected owner "${written}", expected one role id of roles.yaml${hintFor(written, roles?.keys() ?? [])}`,
        credit: 0,
        gate: 'incomplete',
      };
    }
  },
});

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function hintFor(written: string, known: Iterable<string>): string {
  const meant = suggestion(written, known);
  return meant === '' && ID.test(written) ? `: add ${written} there, or name another` : meant;
}
