import { describe, expect, test } from 'vitest';
import type { Finding } from './finding.ts';
import { fixText, type TextReading } from './fix-text.ts';

/** A linter that finds each of these words, and would write the other in its place. */
function linter(words: Readonly<Record<string, string>>, unreadable = '[') {
  return (text: string): TextReading => ({
    isReadable: !text.includes(unreadable),
    findings: Object.entries(words).flatMap(([word, other]) =>
      [...text.matchAll(new RegExp(word, 'g'))].map(({ index }): Finding => ({
        rule: word,
        dimension: 'transferability',
        severity: 'warning',
        message: `Unexpected ${word}`,
        place: { line: 1, column: index + 1 },
        fix: [{ place: { line: 1, column: index + 1, endLine: 1, endColumn: index + 1 + word.length }, text: other }],
      })),
    ),
  });
}

const rulesOf = (findings: readonly Finding[]) => findings.map((finding) => finding.rule);

describe('fixText', () => {
  test('mends every finding that has a fix, in as many rounds as it takes, and is done then', () => {
    const read = linter({ 'one two': 'one 2', one: '1' });
    const result = fixText('one two, one two', read);
    expect(result.text).toBe('1 2, 1 2');
    expect(rulesOf(result.mended)).toEqual(['one two', 'one two', 'one', 'one']);
    expect(fixText(result.text, read)).toEqual({ text: result.text, mended: [], withdrawn: [] });
  });

  test('withdraws a fix after which its finding is still there, and keeps the others', () => {
    const result = fixText('one two', linter({ one: 'one one', two: '2' }));
    expect([result.text, rulesOf(result.mended), rulesOf(result.withdrawn)]).toEqual(['one 2', ['two'], ['one']]);
  });

  test('withdraws a fix that brings out something else, when that has no end', () => {
    const read = linter({ ping: 'pong', pong: 'ping' });
    const result = fixText('ping', read);
    expect([result.text, rulesOf(result.withdrawn)]).toEqual(['ping', ['ping']]);
  });

  test('withdraws a fix after which the text cannot be read', () => {
    expect(fixText('one two', linter({ one: '[', two: '2' })).text).toBe('one 2');
  });

  test('leaves a text that cannot be read whole, and what is waived', () => {
    expect(fixText('one [', linter({ one: '1' }))).toEqual({ text: 'one [', mended: [], withdrawn: [] });
    const waiving = (text: string): TextReading => ({ isReadable: true, findings: linter({ one: '1' })(text).findings.map((finding) => ({ ...finding, waived: { reason: '', owner: '', expires: '' } })) });
    expect(fixText('one', waiving).text).toBe('one');
  });

  test('mends a hundred findings of which one does not hold', () => {
    const result = fixText(`${'two '.repeat(100)}one`, linter({ one: '[', two: '2' }));
    expect([result.mended.length, result.withdrawn.length]).toEqual([100, 1]);
  });
});
