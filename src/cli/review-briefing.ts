import { alignSteps } from '../changes/align-steps.ts';
import type { Change } from '../changes/change.ts';
import { compareSops } from '../changes/compare-sops.ts';
import { namesOf, type Names } from '../changes/names.ts';
import { pastReviews, reviewedVersion, type PastReview } from '../changes/past-reviews.ts';
import { isSameReview } from '../changes/sealed-review.ts';
import { openHistory } from '../history/git-history.ts';
import type { DocumentHistory, History } from '../history/history.ts';
import { dependenciesOf, describeDependency, nameOfStep, resolveDependency, sourcesOf, stateOfDependency, type Dependency } from '../playbook/dependencies.ts';
import { makePlaybook, type Playbook } from '../playbook/playbook.ts';
import { fingerprintOf } from '../sop/fingerprint.ts';
import { offersOf } from '../sop/offers.ts';
import { parseSop, type Sop } from '../sop/parse-sop.ts';
import type { Step } from '../sop/steps.ts';

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
  /** Its place in `dependsOn`, from 0. */
  readonly index: number;
  readonly dependency: Dependency;
  readonly state: 'suspect' | 'unpinned' | 'lost';
  /** What changed in it; empty where git cannot tell. */
  readonly changes: readonly Change[];
  /** Of a step: its number today, `gone` where the step that was taken is no more. Undefined where git cannot tell. */
  readonly became: string | undefined;
}

/** Kept about an SOP, not part of it. */
const RECORDS = new Set(['reviewed', 'review-edited', 'review-date-moved', 'dependency-confirmed', 'dependency-fingerprint-changed', 'version-changed', 'change-logged', 'changelog-edited']);

/** Reads from git what changed in an SOP, and in what it takes, since its last review. */
export async function readReviewBriefing(sop: Sop, playbook: Playbook, contentDir: string): Promise<ReviewBriefing> {
  const history = await openHistory(contentDir);
  const documents = new Map((await history.documents()).filter(({ live }) => live).map((document) => [document.path, document]));
  const own = documents.get(sop.file);
  const texts = own ? await textsOf(own, history) : new Map<string, string>();
  const earlier = own ? pastReviews(own, texts).filter(({ record }) => !sop.meta.review || !isSameReview(record, sop.meta.review)) : [];
  const taken = [];
  const readGiver = makeGiverReader(documents, history);
  for (const change of changedDependencies(sop, playbook)) taken.push({ ...change, ...(await changesOfTaken(change.dependency, playbook, readGiver)) });
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

function changedDependencies(sop: Sop, playbook: Playbook): Pick<TakenChange, 'index' | 'dependency' | 'state'>[] {
  const sources = sourcesOf(playbook);
  return dependenciesOf(sop.meta).flatMap((dependency, index) => {
    const state = stateOfDependency(dependency, resolveDependency(dependency, sources));
    return state === 'suspect' || state === 'unpinned' || state === 'lost' ? [{ index, dependency, state }] : [];
  });
}

/** Versions of another SOP, newest first. */
type GiverReader = (giver: Sop) => Promise<readonly Sop[]>;

/** Reads the versions of each SOP once, however much of it is taken. */
function makeGiverReader(documents: ReadonlyMap<string, DocumentHistory>, history: History): GiverReader {
  const known = new Map<string, Promise<readonly Sop[]>>();
  const read = async (giver: Sop): Promise<readonly Sop[]> => {
    const document = documents.get(giver.file);
    if (!document) return [];
    const texts = await textsOf(document, history);
    return document.versions.slice(0, MOST_VERSIONS).flatMap(({ blob, path }) => {
      const text = blob === undefined ? undefined : texts.get(blob);
      return text === undefined ? [] : [parseSop(text, { path: giver.path, file: path })];
    });
  };
  return (giver) => {
    const versions = known.get(giver.id) ?? read(giver);
    known.set(giver.id, versions);
    return versions;
  };
}

/** A pin older than this many versions is not looked for. */
const MOST_VERSIONS = 200;

/** What changed in another SOP between the version that was pinned and today, as far as it concerns what is taken. */
async function changesOfTaken(dependency: Dependency, playbook: Playbook, readGiver: GiverReader): Promise<Pick<TakenChange, 'changes' | 'became'>> {
  const now = dependency.sop === undefined ? undefined : playbook.byId.get(dependency.sop);
  const then = now && dependency.pin !== undefined ? (await readGiver(now)).find((version) => isPinned(dependency, version)) : undefined;
  if (!now || !then) return { changes: [], became: undefined };
  return { changes: compareSops(then, now, namesOf(playbook)).filter((change) => concerns(dependency, change)), became: dependency.part?.kind === 'step' ? stepToday(dependency, then, now) : undefined };
}

/** What the pinned step of one version is called in a later one; `gone` where no step there is that one, be it reworded. */
function stepToday({ pin }: Dependency, then: Sop, now: Sop): string {
  const [before, after] = [offersOf(then).steps, offersOf(now).steps];
  const { pairs } = alignSteps(wordingsOf(then), wordingsOf(now));
  const index = before.findIndex(([, , fingerprint]) => fingerprint === pin);
  const step = after[pairs.find((pair) => pair.before === index)?.after ?? -1];
  return step ? nameOfStep(step, after) : 'gone';
}

/** Every step and sub-step, in the order of the SOP's offers. */
function wordingsOf({ steps }: Sop): string[] {
  const wordings = (step: Step): string[] => [step.passages.map(({ text }) => text).join(' '), ...step.substeps.flatMap(wordings)];
  return steps.flatMap(wordings);
}

function isPinned(dependency: Dependency, sop: Sop): boolean {
  const resolution = resolveDependency(dependency, sourcesOf(makePlaybook({ sops: [sop] })));
  return resolution.kind === 'found' && resolution.fingerprint === dependency.pin;
}

/** What is told of a part names it: an output or a gate by its name, a step by its number. */
function concerns({ part }: Dependency, { type, severity, text }: Change): boolean {
  if (RECORDS.has(type) || severity === 'editorial') return false;
  if (!part) return true;
  if (part.kind === 'step') return /^Steps? ([\w.]+)/.exec(text)?.[1] === part.name.split(': ').at(-1);
  return text.toLowerCase().includes(part.name.toLowerCase());
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
  return ['What it takes from elsewhere:', ...taken.flatMap(({ dependency, state, changes, became }) => [`  ${describeDependency(dependency)}: ${became === 'gone' ? 'gone' : STATES[state]}`, ...changes.map(({ text }) => `    ${text}`)])];
}
