import { expect, test } from 'vitest';
import { VERB_LISTS } from '../../lint-rules/words/verbs.ts';
import { parseSop } from '../sop/parse-sop.ts';
import { bodyActionsOf, locatedWorth, shareOfActions, shareOfLocated, stepsWorth } from './body-actions.ts';

function read(text: string): string[] {
  return bodyActionsOf(parseSop(text, { path: 'sops/revops/x.mdx' }), VERB_LISTS).map(
    ({ place, form, isTold, isLocated, isNumbered }) =>
      [`${place.line}`, form, isTold ? 'told' : 'stated', ...(isLocated ? ['located'] : []), ...(isNumbered ? ['numbered'] : [])].join(' '),
  );
}

test('finds actions in numbered items, bullets, substeps and paragraphs', () => {
  expect(read('1. Open the lead.\n   - Call the number.\n2. A lead is a person.\n\n- Close the lead.\n\nThen send the quote.\n')).toEqual([
    '1 item told numbered',
    '2 item told',
    '5 item told',
    '7 paragraph told',
  ]);
});

test('tells what the reader does from what somebody does or should', () => {
  expect(read('1. You need to open the lead.\n2. Finance sends the invoice.\n3. The lead should be closed.\n4. Leads are people.\n')).toEqual([
    '1 item told numbered',
    '2 item stated numbered',
    '3 item stated numbered',
  ]);
});

test('knows where by a link, code, label, channel, path, quotation or the name of a system', () => {
  const text = '1. Open [the list](a.md).\n2. Run `sop`.\n3. Click **Save**.\n4. Ask in #deals.\n5. Open Home > Leads.\n6. Click "Save".\n7. Reply in Zendesk.\n8. Open the lead.\n';
  expect(read(text)).toEqual([...Array.from({ length: 7 }, (_, index) => `${index + 1} item told located numbered`), '8 item told numbered']);
});

test('reads a heading as an action when text stands below it, numbered or not', () => {
  expect(read('## Step 1: Open the lead\n\nIn the list.\n\n## Close the lead\n\n```\nsop close\n```\n\n## Send the quote\n')).toEqual([
    '1 heading told numbered',
    '5 heading told located',
  ]);
});

test('reads a label in bold as an action, and as no place', () => {
  expect(read('1. **Check the status:** it is red or green.\n')).toEqual(['1 item told numbered']);
});

test('takes no action from an example, a message template, a change log or what is still to be written', () => {
  expect(read('## Example\n\n1. Open the lead.\n\n<Template>\n\n1. Open the lead.\n\n</Template>\n\n## Change log\n\n- Add the lead.\n\n## Steps\n\n1. Open the lead. TODO\n')).toEqual([]);
});

test('counts a numbered action as one step, a bullet, a duty and a paragraph as less', () => {
  const worth = (text: string) => stepsWorth(bodyActionsOf(parseSop(text, { path: 'x.mdx' }), VERB_LISTS));
  expect(worth('1. Open the lead.\n2. Call the lead.\n')).toBe(2);
  expect(worth('- Open the lead.\n')).toBe(0.6);
  expect(worth('1. Finance sends the invoice.\n')).toBe(0.5);
  expect(worth('Open the lead.\n')).toBe(0.3);
});

test('counts only actions that say where as located', () => {
  expect(locatedWorth(bodyActionsOf(parseSop('1. Open the lead.\n2. Run `sop`.\n', { path: 'x.mdx' }), VERB_LISTS))).toBe(1);
});

test('counts once what is said twice', () => {
  expect(read('1. Open the lead.\n2. Call the number.\n3. Open  the\n   lead.\n')).toEqual(['1 item told numbered', '2 item told numbered']);
});

test('knows which share of the numbered items are actions, a duty counting half', () => {
  const share = (text: string) => {
    const sop = parseSop(text, { path: 'x.mdx' });
    return shareOfActions(sop, bodyActionsOf(sop, VERB_LISTS));
  };
  expect(share('1. Open the lead.\n2. Leads are people.\n3. Finance sends the invoice.\n4. A quote.\n\n- Call them.\n')).toBe(0.375);
  expect(share('- Open the lead.\n')).toBe(1);
});

test('takes no action from a heading under which nothing is written yet', () => {
  expect(read('## Contain the attack\n\nTODO\n\n## Recover\n\n`TODO: say how`\n')).toEqual([]);
});

test('knows which share of the actions tells where', () => {
  const share = (text: string) => shareOfLocated(bodyActionsOf(parseSop(text, { path: 'x.mdx' }), VERB_LISTS));
  expect(share('1. Open the lead.\n2. Run `sop`.\n3. Run `git`.\n4. Call them.\n')).toBe(0.5);
  expect(share('1. Run `sop`.\n')).toBe(0.25);
});

test('reads what the comments among commands tell the reader to do, with its number', () => {
  expect(read('```bash\n# Step 1 - Fetch the branches\ngit fetch\n# The main branch\n# Push the branch\ngit push\n```\n')).toEqual([
    '2 comment told located numbered',
    '5 comment told located',
  ]);
});
