import { absentPart } from '../../src/lint/absent-part.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import type { Step } from '../../src/sop/steps.ts';
import type { Role } from '../../src/playbook/registries.ts';
import { ESCALATION } from '../words/statements.ts';

const CHANNEL = '"channel:" with how to reach it';
const WITHIN = '"within:" with how long to wait, such as PT15M';

export default defineRule({
  name: 'escalation-path',
  severity: 'error',
  weight: { obligation: 7 },
  summary: 'The SOP says when to call for help, whom, in which channel and after how long',
  why: 'Whoever is stuck for the first time does not know when to stop trying and whom to call.',
  remedy: 'Write under "escalation:" in the frontmatter when to stop, which other role to call, in which channel and after how long: { when: no rule matches, to: revops-lead, channel: "#revops-alerts", within: PT15M }.',
  source: 'ITIL practice of functional and hierarchical escalation',
  examples: [
    {
      title: 'Condition, role, channel and time limit',
      sop: '---\nowner: revops-lead\nescalation:\n  - { when: No rule matches, to: revops-lead, channel: "#revops-alerts", within: PT15M }\n---\n\n## Steps\n\n1. **SDR:** Open the lead.\n',
      expect: [],
    },
    {
      title: 'No way to call for help',
      sop: '---\ntitle: Route a lead\n---\n',
      expect: ['1:1 Unexpected absence of an escalation, expected "escalation:" with a condition, a role, a channel and a time limit'],
    },
    {
      title: 'A way to call for help that stands in the text alone counts half',
      sop: '## Steps\n\n1. **SDR:** Open the lead.\n\n## Escalation\n\nIf no rule matches, ask in #revops-alerts.\n',
      expect: ['5:1 Unexpected escalation only in the text, expected "escalation:" with a condition, a role, a channel and a time limit, in the frontmatter'],
    },
    {
      title: 'No channel, and no time limit',
      sop: '---\nescalation:\n  - { when: No rule matches, to: revops-lead, within: PT15M }\n  - { when: The CRM is down, to: revops-lead }\n---\n',
      expect: [
        '3:5 Unexpected escalation without a channel, expected "channel:" with how to reach it',
        '4:5 Unexpected escalation without a channel and a time limit, expected "channel:" with how to reach it, and "within:" with how long to wait, such as PT15M',
      ],
    },
    {
      title: 'The only role that acts cannot call itself',
      sop: '---\nescalation:\n  - { when: No rule matches, to: sdr, channel: "#sales-help", within: PT15M }\n---\n\n## Steps\n\n1. **SDR:** Open the lead.\n2. **Sales development representative:** Call the lead.\n',
      expect: ['3:34 Unexpected escalation to "sdr", the role that does the work, expected another role that can decide'],
    },
    {
      title: 'Among several roles, one may call another',
      sop: '---\nescalation:\n  - { when: No rule matches, to: sdr, channel: "#sales-help", within: PT15M }\n---\n\n## Steps\n\n1. **CRM:** Create the lead.\n2. **SDR:** Call the lead.\n',
      expect: [],
    },
  ],
  *check(sop, { registries }) {
    const escalations = sop.meta.escalation ?? [];
    if (escalations.length === 0) {
      yield absentPart(sop, { key: 'escalation', named: 'an escalation', expected: '"escalation:" with a condition, a role, a channel and a time limit', statement: ESCALATION });
      return;
    }
    const worker = soleWorker(sop, registries.roles?.entries);
    for (const escalation of escalations) {
      const missing: [string, string][] = [];
      if (escalation.channel === undefined) missing.push(['channel', CHANNEL]);
      if (escalation.within === undefined) missing.push(['time limit', WITHIN]);
      if (missing.length > 0) {
        const names = missing.map(([name]) => name).join(' and a ');
        const expected = missing.map(([, text]) => text).join(', and ');
        yield { place: sop.placeOf(escalation), message: `Unexpected escalation without a ${names}, expected ${expected}` };
      } else if (escalation.to === worker) {
        yield {
          place: sop.placeOf(escalation, 'to'),
          message: `Unexpected escalation to "${escalation.to}", the role that does the work, expected another role that can decide`,
        };
      }
    }
  },
});

/** The role id that does all of the work; undefined where several act, or the steps do not say. */
function soleWorker(sop: Sop, roles: ReadonlyMap<string, Role> | undefined): string | undefined {
  const names = new Set<string>();
  const visit = ({ actor, substeps }: Step) => {
    if (actor) names.add(actor.name.toLowerCase());
    substeps.forEach(visit);
  };
  sop.steps.forEach(visit);
  if (names.size === 0) return undefined;
  const workers = new Set([...(sop.meta.raci?.responsible ?? []), ...[...names].map((name) => roleIdOf(name, roles))]);
  return workers.size === 1 ? [...workers][0] : undefined;
}

/** A role's id from its lower-case title, alias or id; a name that is no role stands for itself. */
function roleIdOf(wanted: string, roles: ReadonlyMap<string, Role> | undefined): string {
  for (const [id, { title, aliases = [] }] of roles ?? []) {
    if ([id, title, ...aliases].some((known) => known.toLowerCase() === wanted)) return id;
  }
  return wanted;
}
