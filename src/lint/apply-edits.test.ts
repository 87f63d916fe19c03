import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseText } from '../sop/parse-sop.ts';
import { applyEdits } from './apply-edits.ts';
import type { Edit } from './rule.ts';

const edit = (line: number, column: number, endColumn: number, text: string, endLine = line): Edit => ({ place: { line, column, endLine, endColumn }, text });

describe('applyEdits', () => {
  test('replaces, inserts and deletes, whatever the order of the edits', () => {
    expect(applyEdits('one two\nthree\n', [[edit(2, 1, 6, 'drei')], [edit(1, 1, 4, '')], [edit(1, 8, 8, '!')]])).toEqual({ text: ' two!\ndrei\n', made: [true, true, true] });
  });

  test.each([
    ['CRLF', '\uFEFFa\r\nb soon\r\n', '\uFEFFa\r\nb late\r\n\r\n'],
    ['bare CR', 'a\rb soon\r', 'a\rb late\r\r'],
    ['LF and no last line end', 'a\nb soon', 'a\nb late\n'],
  ])('keeps %s', (_, source, expected) => {
    expect(applyEdits(source, [[edit(2, 3, 7, 'late\n')]]).text).toBe(expected);
  });

  test('counts columns of the first line behind a byte order mark', () => {
    expect(applyEdits('\uFEFFsoon\n', [[edit(1, 1, 5, 'late')]]).text).toBe('\uFEFFlate\n');
  });

  test('makes the edits of a group together or not at all', () => {
    const groups = [[edit(1, 1, 4, 'X')], [edit(1, 5, 8, 'Y'), edit(1, 2, 3, 'Z')], [edit(1, 5, 8, 'W')]];
    expect(applyEdits('one two', groups)).toEqual({ text: 'X W', made: [true, false, true] });
  });

  test('leaves out what overlaps, what stands at one point, and what lies outside', () => {
    expect(applyEdits('abc', [[edit(1, 2, 2, 'X')], [edit(1, 2, 2, 'Y')], [edit(1, 1, 2, 'Z')]]).made).toEqual([true, false, false]);
    expect(applyEdits('abc', [[edit(1, 3, 9, 'X')], [edit(2, 1, 1, 'X')], [edit(1, 0, 1, 'X')], [edit(1, 3, 2, 'X')], [{ place: { line: 1, column: 1 }, text: 'X' }], []])).toEqual({ text: 'abc', made: [false, false, false, false, false, false] });
  });

  test('does in any file what it does in the same text with plain line ends', () => {
    const lines = fc.array(fc.string({ maxLength: 8 }).map((text) => text.replace(/[\r\n\uFEFF]/g, '')), { minLength: 1, maxLength: 5 });
    const places = fc.array(fc.tuple(fc.nat(5), fc.nat(8), fc.nat(3), fc.constantFrom('', 'x', 'y\nz')), { maxLength: 4 });
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), places, (parts, ending, mark, wanted) => {
        const groups = wanted.map(([line, column, length, text]) => [edit(line + 1, column + 1, column + 1 + length, text)]);
        const plain = applyEdits(parts.join('\n'), groups);
        const other = applyEdits(`${mark ? '\uFEFF' : ''}${parts.join(ending)}`, groups);
        expect(other.made).toEqual(plain.made);
        if (parts.length > 1) expect(normaliseText(other.text)).toBe(plain.text);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
