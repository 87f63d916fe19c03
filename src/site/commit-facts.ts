import { dayIn } from '../changes/day-in.ts';
import type { Commit } from '../history/history.ts';
import type { CommitFacts } from './change-view-models.ts';
import { commitHref, pullRequestHref } from './forge-links.ts';
import type { Site } from './site.ts';

/** Who made a commit, when it landed, and where the forge shows it. */
export function commitFacts({ hash, date, authors, isBot, pullRequest }: Commit, site: Site): CommitFacts {
  const { timeZone = 'UTC', forge } = site.playbook.settings;
  const names = new Intl.ListFormat('en', { type: 'conjunction' }).format(authors);
  return {
    date: dayIn(date, timeZone),
    authors: isBot ? `${names} (automatic)` : names,
    commit: hash.slice(0, 7),
    commitHref: commitHref(forge, hash),
    pullRequest: pullRequest === undefined ? undefined : { label: `#${pullRequest}`, href: pullRequestHref(forge, pullRequest) },
  };
}
