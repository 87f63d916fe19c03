import { expect, test } from 'vitest';
import { makeProgressLine } from './progress-line.ts';

function line() {
  const written: string[] = [];
  let time = 5;
  const show = makeProgressLine((text) => written.push(text), () => time);
  return { written, show: (at: number, text?: string) => ((time = 5 + at), show(text)) };
}

test('shows nothing of a run that ends within a second', () => {
  const { written, show } = line();
  for (const at of [0, 500, 999]) show(at, 'x');
  show(1_500);
  expect(written).toEqual([]);
});

test('shows ten texts a second at most, each in place of the last, and takes the line away', () => {
  const { written, show } = line();
  for (const at of [0, 1_000, 1_050, 1_100]) show(at, `at ${at}`);
  show(1_120);
  expect(written).toEqual(['\r\u001B[2Kat 1000', '\r\u001B[2Kat 1100', '\r\u001B[2K']);
});

test('waits a second again in the next run', () => {
  const { written, show } = line();
  show(0, 'x');
  show(2_000);
  show(2_100, 'x');
  expect(written).toEqual([]);
});
