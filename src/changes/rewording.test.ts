import { expect, test } from 'vitest';
import { compareWording, severityOfHeading } from './rewording.ts';

test.each([
  ['Call the lead within 15 minutes.', 'Call the lead within 10 minutes.', 'retrain', '"15 minutes" -> "10 minutes"'],
  ['Ask for a discount above 5 %.', 'Ask for a discount above 10 %.', 'retrain', '"5 %" -> "10 %"'],
  ['Send it to the manager of the region.', 'Send it to the director of the region.', 'notify', '"manager" -> "director"'],
  ['Open the lead in the CRM.', 'Close the lead in the CRM.', 'retrain', '"Open" -> "Close"'],
  ['Send the offer to the buyer.', 'Do not send the offer to the buyer.', 'retrain', '"Do not" added'],
  ['Set Lead.Owner to the SDR.', 'Set Lead.Status to the SDR.', 'retrain', '"Lead.Owner" -> "Lead.Status"'],
  ['Post the count by email in the channel.', 'Post the count in the channel.', 'notify', '"by email" removed'],
  ['Recieve the order.', 'Receive the order.', 'editorial', '"Recieve" -> "Receive"'],
  ['Open the order page.', 'Open order page.', 'editorial', '"the" removed'],
  ['Check the amount, then save.', 'Check all amounts against the contract, the tax office and the order form by hand.', 'retrain', '"Check the amount, then save." -> "Check all amounts against the contract, the tax office and the order form by…"'],
  ['Tell the manager of the region.', 'Tell the new director of the whole region.', 'notify', '"manager of the" -> "new director of the whole"'],
  ['The lead rests.', 'If it is late, the lead of the day rests.', 'retrain', '"If it is late, the lead of the day" added'],
  ['Open the list and the report.', 'Open the list, the report and edit the rate.', 'notify', '"and edit the rate" added'],
  ['Wait 15 minutes for it.', 'Wait 15 hours for it.', 'retrain', '"15 minutes" -> "15 hours"'],
  ['Look for it in the CRM.', 'Look for it in the Billing tool.', 'retrain', '"CRM" -> "Billing tool"'],
  ['If it is empty, copy it.', 'If it is empty, delete it.', 'retrain', '"copy" -> "delete"'],
  ['You must send it.', "You mustn't send it.", 'retrain', '"must" -> "mustn\'t"'],
  ['a b c red d e f blue g h i green j k', 'a b c rot d e f blau g h i grün j k', 'notify', '"red" -> "rot", "blue" -> "blau", 1 more'],
  ['Call the lead within five minutes.', 'Call the lead within fifty minutes.', 'retrain', '"five" -> "fifty"'],
  ['Ask for more from ten percent on.', 'Ask for more from thirty percent on.', 'retrain', '"ten" -> "thirty"'],
  ['Wait for two hours.', 'Wait for two days.', 'retrain', '"hours" -> "days"'],
  ['Keep the twenty-five rows.', 'Keep the thirty-five rows.', 'retrain', '"twenty-five" -> "thirty-five"'],
  ['Send the weekly report.', 'Send the monthly report.', 'retrain', '"weekly" -> "monthly"'],
  ['The score is ≥ 5 now.', 'The score is ≤ 5 now.', 'retrain', '"≥" -> "≤"'],
  ['The score is ≠ 5 now.', 'The score is ± 5 now.', 'retrain', '"≠" -> "±"'],
  ['Run rm -rf a on it.', 'Run rm -rf / a on it.', 'retrain', '"/" added'],
  ['Run push it now.', 'Run push --force it now.', 'retrain', '"--force" added'],
  ['Send the contract to legal.', 'Send the contact to legal.', 'notify', '"contract" -> "contact"'],
  ['Check the quote of the team.', 'Check the quota of the team.', 'notify', '"quote" -> "quota"'],
  ['Set the country of the lead.', 'Set the county of the lead.', 'notify', '"country" -> "county"'],
  ['Read the older page.', 'Read the order page.', 'notify', '"older" -> "order"'],
])('%j -> %j is %s', (before, after, severity, detail) => {
  expect(compareWording(before, after)).toEqual({ severity, detail });
});

test.each([
  ['Open the lead.', 'open the lead'],
  ['Choose "New", then save.', 'Choose “New” then save.'],
])('%j and %j say the same', (before, after) => {
  expect(compareWording(before, after)).toBeUndefined();
});

test.each([
  ['Accept the order.', 'Except the order.'],
  ['Set it below 5 units.', 'Set it below 6 units.'],
  ['Send it before noon.', 'Send it after noon.'],
  ['Increase the limit of it.', 'Decrease the limit of it.'],
])('%j -> %j is never taken for a misspelling', (before, after) => {
  expect(compareWording(before, after)?.severity).toBe('retrain');
});

test.each([
  ['words', (name: string) => Array.from({ length: 60_000 }, (_, index) => `${name}${(index * 7919) % 60_013}`).join(' ')],
  ['one word', (name: string) => name.repeat(1_000_000)],
  ['stops', (name: string) => `Wait ${'.'.repeat(100_000)}${name} ${'.,'.repeat(50_000)}${name}`],
  ['spaces', (name: string) => `step ${' '.repeat(100_000)}${name}${' '.repeat(100_000)}${name}`],
])('two long texts of other %s end soon', (_, make) => {
  expect(compareWording(make('a'), make('b'))).toBeDefined();
}, 2000);

test('one word of a text however long is told as that word', () => {
  const text = (word: string) => `${'Open the lead in the CRM. '.repeat(20_000)}Wait ${word} minutes. ${'Then close it in the CRM. '.repeat(20_000)}End`;
  expect(compareWording(text('5'), text('10'))).toEqual({ severity: 'retrain', detail: '"5 minutes" -> "10 minutes"' });
}, 2000);

test.each([
  ['Reply within 9 business hours', 'Reply within 90 business hours', 'retrain'],
  ['If the customer is in the EU', 'If the customer is in the US', 'retrain'],
  ['Work of the SDR', 'Work of the AE', 'retrain'],
  ['Before the call', 'After the call', 'retrain'],
  ['Wait two hours', 'Wait two days', 'retrain'],
  ['Audit the week', 'Check the week', 'editorial'],
  ['Take the lead', 'Reach who asked', 'editorial'],
])('the heading %j -> %j is %s', (before, after, severity) => {
  expect(severityOfHeading(before, after)).toBe(severity);
});
