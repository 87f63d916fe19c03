import { dayIn } from '../changes/day-in.ts';
import type { Commit } from '../history/history.ts';
import { keptWithBoth } from '../sop/kept-with.ts';
import type { CommitFacts } from './change-view-models.ts';
import { commitHref, pullRequestHref } from './forge-links.ts';
import type { Site } from './site.ts';

const LIST = new Intl.ListFormat('en', { type: 'conjunction' });

/** Who made a commit, when it landed, and where the forge shows it. */
export const commitFacts: (site: Site, commit: Commit) => CommitFacts = keptWithBoth((site, { hash, date, authors, isBot, pullRequest }) => {
  const { timeZone = 'UTC', forge } = site.playbook.settings;
  const names = LIST.format(authors);
  return {
    date: dayIn(date, timeZone),
    authors: isBot ? `${names} (automatic)` : names,
    commit: hash.slice(0, 7),
    commitHref: commitHref(forge, hash),
    pullRequest: pullRequest === undefined ? undefined : { label: `#${pullRequest}`, href: pullRequestHref(forge, pullRequest) },
  };
});
