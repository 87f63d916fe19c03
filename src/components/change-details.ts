import type { ChangeItem } from '../site/view-models.ts';

type Change = ChangeItem['changes'][number];

/**
 * The changes to list below a headline: none where one change says just what the headline says. A before and an
 * after stay only where the text does not already hold the new value.
 */
export function changeDetails({ headline, changes }: Pick<ChangeItem, 'headline' | 'changes'>): Pick<Change, 'text' | 'before' | 'after'>[] {
  const details = changes.map(({ text, before, after }) => (after !== undefined && text.includes(after) ? { text } : { text, before, after }));
  const [only, ...others] = details;
  const saysNothingNew = only !== undefined && others.length === 0 && only.text === headline && only.before === undefined && only.after === undefined;
  return saysNothingNew ? [] : details;
}
