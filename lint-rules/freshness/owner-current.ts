import { defineRule } from '../../src/lint/rule.ts';
import { isWritten } from '../../src/lint/is-written.ts';
import { findStated } from '../../src/lint/stated-in-text.ts';
import { holdersOfRole } from '../../src/playbook/role-holders.ts';
import type { Place } from '../../src/sop/place.ts';

interface OwnerFacts {
  /** A role of the registry; undefined where there is no registry. */
  readonly role: string | undefined;
  readonly stated: boolean;
  readonly place: Place;
}

export default defineRule<undefined, OwnerFacts>({
  name: 'owner-current',
  severity: 'warning',
  weight: { obligation: 6 },
  summary: 'Someone holds the owner role today',
  why: 'An SOP whose owner has left is kept by nobody. The reader takes it for current, and questions about it reach an empty chair.',
  remedy: 'Add who holds the role today to its "holders:" in roles.yaml: { handle: "@revops-lead", since: 2026-11-02 }. If nobody will hold it again, write another role after "owner:" in the SOP.',
  source: 'ISO 9001:2015, 5.3 (roles, responsibilities and authorities); roles.yaml, holders',
  reviewState: true,
  examples: [
    { title: 'Somebody holds the role', sop: '---\nowner: revops-lead\n---\n', expect: [] },
    {
      title: 'Nobody holds it, nor its backup',
      sop: '---\nowner: revops-lead\n---\n',
      today: '2026-01-04',
      expect: ['2:8 Unexpected owner role revops-lead without a holder on 2026-01-04, expected one in roles.yaml'],
    },
    {
      title: 'Only the backup is there',
      sop: '---\nowner: partner-manager\n---\n',
      expect: ['2:8 Unexpected owner role partner-manager without a holder on 2026-11-22, expected one in roles.yaml: its backup sales-manager stands in'],
    },
    { title: 'A missing or unknown owner is reported by another rule', sop: '---\nowner: nobody-knows\n---\n', expect: [] },
    { title: 'A retired SOP needs no owner', sop: '---\nowner: partner-manager\nstatus: retired\n---\n', expect: [] },
  ],
  facts(sop, { registries }) {
    if (sop.status === 'retired') return undefined;
    const { owner } = sop.meta;
    if (registries.roles) return owner !== undefined && registries.roles.entries.has(owner) ? { role: owner, stated: true, place: sop.placeOf(['owner']) } : undefined;
    const inText = isWritten(sop, 'owner') ? sop.placeOf(['owner']) : findStated(sop, 'owner');
    return { role: undefined, stated: inText !== undefined, place: inText ?? sop.keyPlaceOf(['owner']) };
  },
  *judge({ role: id, stated, place }, { today, registries }) {
    if (id === undefined) {
      const toldBy = 'owner-single-role';
      if (stated) yield { place, message: 'Unexpected owner that cannot be looked up, expected roles.yaml to say who holds the role today', credit: 0.5, toldBy };
      else yield { place, message: 'Unexpected absence of an owner or maintainer, expected the role that keeps this text right', credit: 0, toldBy };
      return;
    }
    const role = registries.roles?.entries.get(id);
    if (!role?.holders) {
      yield { notChecked: 'roles.yaml names no holders of some roles, so nobody looked whether somebody holds them' };
      return;
    }
    if (today === undefined || holdersOfRole(role, today).length > 0) return;
    const backup = role.backup === undefined ? undefined : registries.roles?.entries.get(role.backup);
    const standsIn = holdersOfRole(backup, today).length > 0;
    yield {
      place,
      message: `Unexpected owner role ${id} without a holder on ${today}, expected one in roles.yaml${standsIn ? `: its backup ${role.backup} stands in` : ''}`,
      credit: standsIn ? 0.5 : 0,
    };
  },
});
