import { defineRule, type Hit, type JudgingContext, type NotChecked } from '../../src/lint/rule.ts';
import { findStated } from '../../src/lint/stated-in-text.ts';
import { holdersOf, holdersOfRole } from '../../src/playbook/role-holders.ts';
import type { Place } from '../../src/sop/place.ts';

/** From this priority on, nobody approves their own change. */
const HIGH_PRIORITY = 15;
const TEAM = /^@@|\/|^[^@]+@/;

interface ApprovalFacts {
  /** Of the newest entry of the change log. */
  readonly approvedBy?: string | undefined;
  readonly date?: string | undefined;
  readonly isLogged: boolean;
  /** Where approval is told, or ought to be. */
  readonly place: Place;
  readonly ownerPlace: Place;
  readonly isStated: boolean;
}

const CHANGED = (by: string, impact = 'impact: { revenue: 5, keyPerson: 4 }') =>
  `---\nowner: revops-lead\n${impact}\nchangelog: [{ version: 1.1.0, date: 2026-11-02, what: Queue added at step 4, why: Lost leads, approvedBy: ${by} }]\n---\n`;

export default defineRule<undefined, ApprovalFacts>({
  name: 'change-approval',
  severity: 'warning',
  weight: { obligation: 6 },
  summary: 'CODEOWNERS names the owner as the one who approves changes; at high priority another role approves them',
  why: 'Where anyone may change the rules of the work, each wrong edit reaches every reader. Whoever approves their own change has asked nobody.',
  remedy: 'Write at "approvedBy:" of the newest change-log entry the role that approved, and let another role than the owner approve at high priority. Name in CODEOWNERS whoever holds the owner role, in a line for this SOP or its folder.',
  source: 'ISO 9001:2015, 7.5.2 c (approval of documented information); the file CODEOWNERS of GitHub and GitLab',
  examples: [
    { title: 'CODEOWNERS names a holder of the owner role, and another role approved', sop: CHANGED('cro'), codeOwners: '* @revops-lead\n', expect: [] },
    {
      title: 'CODEOWNERS names somebody else, or nobody',
      sop: CHANGED('cro'),
      codeOwners: '* @sales-manager\n',
      expect: ['2:8 Unexpected owner @sales-manager in CODEOWNERS, expected who holds revops-lead or its backup: @revops-lead or @revops-analyst'],
    },
    {
      title: 'CODEOWNERS says nothing of this SOP',
      sop: CHANGED('cro'),
      codeOwners: '/sops/sales/ @sales-manager\n',
      expect: ['2:8 Unexpected absence of this SOP in CODEOWNERS, expected who holds revops-lead or its backup: @revops-lead or @revops-analyst'],
    },
    { title: 'A team is not looked up', sop: CHANGED('cro'), codeOwners: '* @acme/sales\n', expect: [] },
    {
      title: 'At high priority the owner approved the change alone',
      sop: CHANGED('revops-lead'),
      expect: ['4:107 Unexpected approval by the owner, revops-lead, at priority 20, expected another role'],
    },
    { title: 'At low priority that will do', sop: CHANGED('revops-lead', 'impact: { revenue: 2, keyPerson: 3 }'), expect: [] },
    { title: 'Nobody approves', sop: '---\nowner: revops-lead\n---\n', expect: ['1:1 Unexpected absence of an approval, expected approvedBy in the change log, or a CODEOWNERS file'] },
    {
      title: 'Only the text says so',
      sop: '## Notes\n\nChanges to this SOP need the approval of the CRO.\n',
      expect: ['3:1 Unexpected approval of changes only in the text, expected approvedBy in the change log, or a CODEOWNERS file'],
    },
  ],
  facts(sop) {
    if (sop.status === 'retired') return undefined;
    const [newest] = sop.meta.changelog ?? [];
    const stated = newest ? undefined : findStated(sop, 'approval');
    return {
      approvedBy: newest?.approvedBy,
      date: newest?.date,
      isLogged: newest !== undefined,
      place: stated ?? (newest ? sop.placeOf(newest, 'approvedBy') : sop.keyPlaceOf(['changelog'])),
      ownerPlace: sop.placeOf(['owner']),
      isStated: stated !== undefined,
    };
  },
  *judge(facts, context) {
    const { sop, codeOwners } = context;
    const owners = codeOwners?.ownersOf(sop.file);
    if (!facts.isLogged && !owners?.length) yield absence(facts);
    else if (codeOwners) yield* compareOwners(owners ?? [], facts, context);
    if (!codeOwners) yield { notChecked: 'the repository has no CODEOWNERS file, so nobody looked whether it agrees with the owners of the SOPs' };
    yield* selfApproval(facts, context);
  },
});

function absence({ place, isStated }: ApprovalFacts): Hit {
  const what = isStated ? 'approval of changes only in the text' : 'absence of an approval';
  return { place, message: `Unexpected ${what}, expected approvedBy in the change log, or a CODEOWNERS file`, credit: isStated ? 0.5 : 0 };
}

function* compareOwners(owners: readonly string[], { ownerPlace: place }: ApprovalFacts, { sop, registries, today }: JudgingContext): Generator<Hit | NotChecked, void, undefined> {
  const holders = holdersOf(registries, sop.owner, today) ?? [];
  if (holders.length === 0) return; // That nobody holds the role is told by another rule.
  if (owners.some((owner) => holders.some((holder) => holder.toLowerCase() === owner.toLowerCase()))) return;
  if (owners.some((owner) => TEAM.test(owner))) {
    yield { notChecked: 'teams and addresses in CODEOWNERS were not compared with the owners of the SOPs' };
    return;
  }
  const found = owners.length === 0 ? 'absence of this SOP in CODEOWNERS' : `owner ${owners.slice(0, 3).join(', ')} in CODEOWNERS`;
  yield { place, message: `Unexpected ${found}, expected who holds ${sop.owner} or its backup: ${holders.slice(0, 3).join(' or ')}`, credit: 0.5 };
}

function* selfApproval({ approvedBy, date, place }: ApprovalFacts, { sop, registries }: JudgingContext): Generator<Hit, void, undefined> {
  if (approvedBy === undefined || date === undefined || (sop.priority ?? 0) < HIGH_PRIORITY) return;
  const held = (id: string | undefined) => holdersOfRole(id === undefined ? undefined : registries.roles?.entries.get(id), date);
  const [approvers, owners] = [held(approvedBy), held(sop.owner)];
  const isOwner = approvedBy === sop.owner;
  if (!isOwner && (approvers.length === 0 || !approvers.every((handle) => owners.includes(handle)))) return;
  const who = isOwner ? `the owner, ${sop.owner}` : `${approvedBy}, held by the owner ${approvers.join(', ')}`;
  yield { place, message: `Unexpected approval by ${who}, at priority ${sop.priority}, expected another role`, credit: 0.5 };
}
