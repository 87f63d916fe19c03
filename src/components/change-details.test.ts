import { expect, test } from 'vitest';
import { changeDetails } from './change-details.ts';

const change = (text: string, before?: string, after?: string) => ({ text, severity: 'notify', type: 'owner', ...(before && { before }), ...(after && { after }) });

test('a single change is not said twice', () => {
  const text = 'Owner changed: SDR -> AE';
  expect(changeDetails({ headline: text, changes: [change(text, 'SDR', 'AE')] })).toEqual([]);
});

test('a rewording shows both texts', () => {
  const changes = [change('Step 4 reworded', 'Open the list.', 'Open the queue.')];
  expect(changeDetails({ headline: 'Step 4 reworded', changes })).toEqual([{ text: 'Step 4 reworded', before: 'Open the list.', after: 'Open the queue.' }]);
});

test('several changes are all listed, each once', () => {
  const changes = [change('Owner changed: SDR -> AE', 'SDR', 'AE'), change('Step 2 removed', 'Call the lead.')];
  expect(changeDetails({ headline: 'Owner changed and 1 more', changes })).toEqual([
    { text: 'Owner changed: SDR -> AE' },
    { text: 'Step 2 removed', before: 'Call the lead.', after: undefined },
  ]);
});
