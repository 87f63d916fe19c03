import type { Change } from '../changes/change.ts';
import { compareSops } from '../changes/compare-sops.ts';
import { namesOf, type Names } from '../changes/names.ts';
import { pastReviews, reviewedVersion, type PastReview } from '../changes/past-reviews.ts';
import { openHistory } from '../history/git-history.ts';
import type { DocumentHistory, History } from '../history/history.ts';
import { dependenciesOf, describeDependency, resolveDependency, sourcesOf, stateOfDependency, type Dependency } from '../playbook/dependencies.ts';
import { makePlaybook, type Playbook } from '../playbook/playbook.ts';
import { fingerprintOf } from '../sop/fingerprint.ts';
import { parseSop, type Sop } from '../sop/parse-sop.ts';

/** What a reviewer should know before answering. */
export interface ReviewBriefing {
  /** Newest first; without the one that the SOP itself records. */
  readonly earlier: readonly PastReview[];
  /** What differs from the content that was last reviewed; undefined where git cannot tell, for `reason`. */
  readonly changes: readonly Change[] | undefined;
  readonly reason: string | undefined;
  readonly taken: readonly TakenChange[];
}

/** Something that the SOP takes and that is not what the last review saw. */
export interface TakenChange {
  readonly dependency: Dependency;
  readonly state: 'suspect' | 'unpinned' | 'lost';
  /** What changed in it; empty where git cannot tell. */
  readonly changes: readonly Change[];
}

/** Kept about an SOP, not part of it. */
const RECORDS = new Set(['reviewed', 'review-edited', 'version-changed', 'change-logged', 'changelog-edited']);

/** Reads from git what changed in an SOP, and in what it takes, since its last review. */
export async function readReviewBriefing(sop: Sop, playbook: Playbook, contentDir: string): Promise<ReviewBriefing> {
  const history = await openHistory(contentDir);
  const documents = new Map((await history.documents()).filter(({ live }) => live).map((document) => [document.path, document]));
  const own = documents.get(sop.file);
  const texts = own ? await textsOf(own, history) : new Map<string, string>();
  const earlier = own ? pastReviews(own, texts).filter(({ record }) => record.seal !== sop.meta.review?.seal) : [];
  const taken = [];
  for (const change of changedDependencies(sop, playbook)) taken.push({ ...change, changes: await changesOfTaken(change.dependency, playbook, documents, history) });
  return { earlier, taken, ...changesSince(sop, own, texts, history, namesOf(playbook)) };
}

async function textsOf({ versions }: DocumentHistory, history: History): Promise<ReadonlyMap<string, string>> {
  return history.readBlobs(versions.flatMap(({ blob }) => blob ?? []));
}

function changesSince(sop: Sop, own: DocumentHistory | undefined, texts: ReadonlyMap<string, string>, { state }: History, names: Names): Pick<ReviewBriefing, 'changes' | 'reason'> {
  const record = sop.meta.review;
  if (!record?.fingerprint) return { changes: undefined, reason: undefined };
  if (record.fingerprint === fingerprintOf(sop)) return { changes: [], reason: undefined };
  if (state.kind !== 'full') return { changes: undefined, reason: `${state.message}. ${state.hint}` };
  const reviewed = own && reviewedVersion(own, texts, record);
  if (!reviewed) return { changes: undefined, reason: 'The text that was reviewed is in no commit, so it cannot be compared.' };
  return { changes: compareSops(reviewed, sop, names).filter(({ type }) => !RECORDS.has(type)), reason: undefined };
}

function changedDependencies(sop: Sop, playbook: Playbook): Omit<TakenChange, 'changes'>[] {
  const sources = sourcesOf(playbook);
  return dependenciesOf(sop.meta).flatMap((dependency) => {
    const state = stateOfDependency(dependency, resolveDependency(dependency, sources));
    return state === 'suspect' || state === 'unpinned' || state === 'lost' ? [{ dependency, state }] : [];
  });
}

/** What changed in another SOP between the version that was pinned and today, as far as it concerns what is taken. */
async function changesOfTaken(dependency: Dependency, playbook: Playbook, documents: ReadonlyMap<string, DocumentHistory>, history: History): Promise<readonly Change[]> {
  const now = dependency.sop === undefined ? undefined : playbook.byId.get(dependency.sop);
  const document = now && documents.get(now.file);
  if (!now || !document || dependency.pin === undefined) return [];
  const texts = await textsOf(document, history);
  for (const { blob, path } of document.versions) {
    const text = blob === undefined ? undefined : texts.get(blob);
    const then = text === undefined ? undefined : parseSop(text, { path: now.path, file: path });
    if (then && isPinned(dependency, then)) return compareSops(then, now, namesOf(playbook)).filter((change) => concerns(dependency, change));
  }
  return [];
}

function isPinned(dependency: Dependency, sop: Sop): boolean {
  const resolution = resolveDependency(dependency, sourcesOf(makePlaybook({ sops: [sop] })));
  return resolution.kind === 'found' && resolution.fingerprint === dependency.pin;
}

function concerns({ part }: Dependency, { type, severity, text }: Change): boolean {
  if (RECORDS.has(type) || severity === 'editorial') return false;
  if (part?.kind === 'output') return type.startsWith('output') && text.includes(part.name);
  return part?.kind !== 'step' || type.startsWith('step');
}

/** The briefing in words, each line without its indent; empty where there is nothing to say. */
export function renderReviewBriefing({ earlier, changes, reason, taken }: ReviewBriefing, sop: Sop): string[] {
  const last = sop.meta.review;
  if (!last?.fingerprint) return ['Not reviewed before.', ...renderTaken(taken)];
  const told = `Last reviewed on ${last.date} by ${last.by}${how(last)}.`;
  const before = earlier.length === 0 ? [] : [`Earlier reviews: ${earlier.slice(0, MOST_EARLIER).map(({ record }) => `${record.date} by ${record.by}${how(record)}`).join('; ')}${earlier.length > MOST_EARLIER ? ` and ${earlier.length - MOST_EARLIER} more` : ''}.`];
  return [told, ...before, ...renderChanges(changes, reason), ...renderTaken(taken)];
}

const MOST_EARLIER = 3;

function how({ method, outcome }: NonNullable<Sop['meta']['review']>): string {
  const said = [method, outcome].filter((part) => part !== undefined);
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

function renderChanges(changes: readonly Change[] | undefined, reason: string | undefined): string[] {
  if (!changes) return [`What it tells people to do has changed since. ${reason ?? ''}`.trim()];
  if (changes.length === 0) return ['What it tells people to do is unchanged since.'];
  return ['Changed since then:', ...changes.map(({ severity, text }) => `  ${severity.padEnd(9)} ${text}`)];
}

const STATES: Readonly<Record<TakenChange['state'], string>> = {
  suspect: 'changed since it was last looked at',
  unpinned: 'not looked at in a review yet',
  lost: 'not found under this name: see sop lint, and correct dependsOn',
};

function renderTaken(taken: readonly TakenChange[]): string[] {
  if (taken.length === 0) return [];
  return ['What it takes from elsewhere:', ...taken.flatMap(({ dependency, state, changes }) => [`  ${describeDependency(dependency)}: ${STATES[state]}`, ...changes.map(({ text }) => `    ${text}`)])];
}
