import type { Change } from '../changes/change.ts';
import { rollUp } from '../changes/roll-up.ts';
import { clip } from '../changes/values.ts';
import { changeLead, changeValues, isOfReviewRecord } from './change-lead.ts';
import { changeText, valueText } from './change-words.ts';
import type { Site } from './site.ts';

const MOST_PARTS = 2;
const LONGEST_PART = 90;
const SHORTEST_VALUE = 30;
const HAS_VERB = /(?:ed|now|set|by|acts)$/;

/** What goes with most changes and tells nothing of the work; in a headline only where nothing else happened. */
const BOOKKEEPING = new Set(['version-changed', 'change-logged', 'changelog-edited', 'review-edited', 'related-added', 'link-changed', 'section-renamed']);

/**
 * Changes in one line for readers in a hurry: those that reach furthest; else a review; else the rest.
 *
 * @param most of them are told; the others are counted.
 */
export function changeHeadline(changes: readonly Change[], site: Site, most = MOST_PARTS): string {
  const rolled = rollUp(changes);
  const acted = rolled.filter(({ severity }) => severity !== 'editorial');
  const reviews = rolled.filter(({ type }) => type === 'reviewed');
  const telling = rolled.filter(({ type }) => !BOOKKEEPING.has(type));
  const shown = ([acted, reviews, telling, rolled].find(({ length }) => length > 0) ?? []).slice(0, most);
  const more = rolled.reduce((sum, { count }) => sum + count, 0) - shown.reduce((sum, { count }) => sum + count, 0);
  return [...shown.map((change) => briefly(change, site)), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** A change that takes long to tell is told without its values, or with as much of a new or a lost one as there is room for. */
function briefly(change: Change, site: Site): string {
  const text = changeText(change, site);
  if (text.length <= LONGEST_PART || isOfReviewRecord(change.type)) return text;
  const lead = clip(changeText({ ...change, text: changeLead(change) }, site), LONGEST_PART);
  const { part } = change;
  const { before, after } = changeValues(change);
  const [only, ...others] = [before, after].filter((value) => value !== undefined);
  const room = LONGEST_PART - lead.length;
  if (others.length > 0) return HAS_VERB.test(lead) ? lead : `${lead} changed`;
  return only === undefined || room < SHORTEST_VALUE ? lead : `${lead}: “${clip(valueText(only, part, site).replaceAll('\n', ': '), room)}”`;
}
