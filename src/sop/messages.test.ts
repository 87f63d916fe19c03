import { expect, test } from 'vitest';
import { parseSop } from './parse-sop.ts';

const HEAD = '## Steps\n\n1. Open the lead.\n2. Send the lead this message:\n\n';

function zonesOf(text: string): string[] {
  return parseSop(text, { path: 'x.mdx' }).passages.map(({ zone, passage }) => `${zone}: ${passage.text.slice(0, 12)}`);
}

test('the text of a message is an example, lists and all, up to its closing line', () => {
  const text = `${HEAD}Hi \`name\`! Before our call, please\n\n1. Read the price list.\n2. Book a room.\n\nThank you, and see you soon.\n\nLog the message.\n`;
  expect(zonesOf(text)).toEqual(['step: Open the lea', 'step: Send the lea', 'example: Hi name! Bef', 'example: Read the pri', 'example: Book a room.', 'example: Thank you, a', 'step: Log the mess']);
  expect(parseSop(text, { path: 'x.mdx' }).steps.map(({ number }) => number)).toEqual(['1', '2']);
});

test('a message ends with its section', () => {
  expect(zonesOf(`${HEAD}Dear customer,\n\nwe have moved.\n\n## Exceptions\n\nCall the lead.\n`).at(-1)).toBe('exception: Call the lea');
});

test('a page may greet its reader', () => {
  expect(zonesOf('## Steps\n\nHello, and welcome!\n\n1. Open the lead.\n')).toEqual(['step: Hello, and w', 'step: Open the lea']);
});
