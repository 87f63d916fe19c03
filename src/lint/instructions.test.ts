import { expect, test } from 'vitest';
import { parseSop } from '../sop/parse-sop.ts';
import { instructionsOf } from './instructions.ts';

function readInstructions(text: string) {
  return instructionsOf(parseSop(text, { path: 'x.mdx' })).map(({ passages, next, substeps }) => ({
    says: passages.map((passage) => passage.text.trim()).join(' '),
    next: next?.passages[0]?.text.trim(),
    substeps: substeps.length,
  }));
}

test('numbered steps are instructions, with their substeps after them and their neighbours within one list', () => {
  expect(readInstructions('## Steps\n\n1. Open.\n   - Look.\n2. Call.\n\n### More\n\n1. Close.\n')).toEqual([
    { says: 'Open.', next: 'Call.', substeps: 1 },
    { says: 'Look.', next: undefined, substeps: 0 },
    { says: 'Call.', next: undefined, substeps: 0 },
    { says: 'Close.', next: undefined, substeps: 0 },
  ]);
});

test('bullets under the steps heading are read as steps, those elsewhere are not', () => {
  expect(readInstructions('## Steps\n\n- Open.\n- Call.\n\n## Notes\n\n- Old.\n')).toEqual([
    { says: 'Open.', next: 'Call.', substeps: 0 },
    { says: 'Call.', next: undefined, substeps: 0 },
  ]);
});

test('without numbered steps, bullets outside the known headings have to serve', () => {
  expect(readInstructions('# Routing\n\n- Open.\n').map(({ says }) => says)).toEqual(['Open.']);
});
