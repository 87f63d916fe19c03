import type { ChangeLogEntry } from './change-log.ts';
import { maxSeverity, SEVERITIES, type Change, type ChangeSeverity } from './change.ts';
import { groupEntries, headlineOfGroup } from './group-entries.ts';
import { rollUp } from './roll-up.ts';
import { escapeMarkdown } from '../sop/escape-markdown.ts';
import { toInertJson, visible } from '../sop/visible.ts';
import { dayIn } from './day-in.ts';

/** Colours of a terminal, or functions that return their text as it is. */
export interface ChangePaint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
}

const NO_PAINT: ChangePaint = { bold: String, dim: String, red: String, yellow: String };

export interface RenderOptions {
  readonly paint?: ChangePaint;
  /** In which days are told; UTC when left out. */
  readonly timeZone?: string;
  /** True to tell every change in a line of its own, as for one SOP; else several of a kind share one. */
  readonly isWhole?: boolean;
  /** The date or reference since which the entries were asked for. */
  readonly since?: string | undefined;
}

/** Entries for a terminal: by day, then by SOP, each change after how far it reaches. */
export function renderChangesText(entries: readonly ChangeLogEntry[], { paint = NO_PAINT, timeZone = 'UTC', isWhole = false, since }: RenderOptions = {}): string {
  if (entries.length === 0) return `${visible(nothing(since))}\n`;
  const word = (severity: ChangeSeverity) => PAINTED[severity](severity.padEnd(9), paint);
  const days = byDay(entries, timeZone).map(([day, groups]) => {
    const blocks = groups.map((group) => {
      const head = `  ${paint.bold(visible(subjectOf(group)))}  ${paint.dim(visible(byline(group[0])))}`;
      return [head, ...linesOf(group, isWhole).map(({ severity, text }) => `    ${word(severity)}  ${visible(text)}`)].join('\n');
    });
    return [paint.bold(day), ...blocks].join('\n');
  });
  return `${days.join('\n\n')}\n`;
}

const PAINTED: Readonly<Record<ChangeSeverity, (text: string, paint: ChangePaint) => string>> = {
  retrain: (text, paint) => paint.red(text),
  notify: (text, paint) => paint.yellow(text),
  editorial: (text, paint) => paint.dim(text),
};

/** Entries as Markdown: a heading a day, a list an SOP. What an SOP says cannot become markup, mention anyone or link anywhere. */
export function renderChangesMarkdown(entries: readonly ChangeLogEntry[], { timeZone = 'UTC', isWhole = false, since }: Omit<RenderOptions, 'paint'> = {}): string {
  if (entries.length === 0) return `${escapeMarkdown(nothing(since), { isWhole: true })}\n`;
  const days = byDay(entries, timeZone).map(([day, groups]) => {
    const blocks = groups.map((group) => {
      const lines = linesOf(group, isWhole).map(({ severity, text }) => `- ${MARKED[severity]}${escapeMarkdown(text, { isWhole: true })}`);
      return `### ${escapeMarkdown(subjectOf(group))}\n\n${escapeMarkdown(byline(group[0]))}\n\n${lines.join('\n')}`;
    });
    return [`## ${day}`, ...blocks].join('\n\n');
  });
  return `${days.join('\n\n')}\n`;
}

const MARKED: Readonly<Record<ChangeSeverity, string>> = { retrain: '**Retrain:** ', notify: '**Notify:** ', editorial: '' };

type Group = readonly [ChangeLogEntry, ...ChangeLogEntry[]];

function byDay(entries: readonly ChangeLogEntry[], timeZone: string): [string, Group[]][] {
  return [...Map.groupBy(groupEntries(entries), ([entry]) => dayIn(entry.commit.date, timeZone))];
}

function subjectOf(group: Group): string {
  return group.length > 1 ? `${group.length} SOPs` : `${group[0].sop.title} (${group[0].sop.id}${group[0].sop.live ? '' : ', no longer there'})`;
}

function byline({ commit: { authors, hash, isBot, pullRequest } }: ChangeLogEntry): string {
  const who = authors.join(', ') || 'unknown';
  return [`${who}${isBot ? ' (automatic)' : ''}`, ...(pullRequest === undefined ? [] : [`#${pullRequest}`]), hash.slice(0, 7)].join(' · ');
}

function linesOf(group: Group, isWhole: boolean): readonly Pick<Change, 'severity' | 'text'>[] {
  if (group.length > 1) return [{ severity: maxSeverity(group.flatMap(({ changes }) => changes)), text: headlineOfGroup(group) }];
  const [{ changes }] = group;
  return isWhole ? changes.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)) : rollUp(changes);
}

function nothing(since: string | undefined): string {
  return since === undefined ? 'No changes.' : `No changes since ${since}.`;
}

/** The changes as data, version 1: stable. `path` is where the SOP lay then, `sop` its id now; a value that does not apply is null. */
export function renderChangesJson(entries: readonly ChangeLogEntry[]): string {
  const changes = entries.flatMap(({ commit, sop, path, changes: own }) =>
    own.map(({ type, severity, text, part, before = null, after = null }) => ({
      commit: commit.hash, date: commit.date, authors: commit.authors, sop: sop.id, path, type, severity, text, part, before, after,
    })),
  );
  return toInertJson({ version: 1, changes });
}
