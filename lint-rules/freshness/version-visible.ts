import { isWritten, toldByFrontmatter } from '../../src/lint/is-written.ts';
import { insertAt } from '../../src/lint/replace-words.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import { findStated } from '../../src/lint/stated-in-text.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';

export default defineRule({
  name: 'version-visible',
  severity: 'error',
  weight: { obligation: 4 },
  summary: 'The version is stated, and a deprecated SOP names the one that replaces it',
  why: 'Two people who talk about an SOP cannot tell that they read different texts. Whoever lands on a deprecated one does not know where to go.',
  remedy: 'Write "version:" with three numbers in the frontmatter, and raise it with each entry of the change log. Give a deprecated SOP "successor:" with the id of the one that replaces it.',
  source: 'ISO 9001:2015, 7.5.2 (identification of documented information); Semantic Versioning 2.0.0',
  examples: [
    { title: 'A version', sop: '---\nversion: 1.2.0\n---\n', expect: [] },
    { title: 'No version', sop: '---\ntitle: Route a lead\n---\n', expect: ['1:1 Unexpected absence of a version, expected "version:" with three numbers, such as 1.0.0'] },
    {
      title: 'Only the change log knows the version',
      sop: '---\nchangelog: [{ version: 1.1.0, date: 2026-11-02, what: Fallback queue added at step 4 }]\n---\n',
      expect: ['2:1 Unexpected version only in the change log, expected "version: 1.1.0"'],
    },
    { title: 'Only the text states it', sop: '---\ntitle: Route a lead\n---\n\n**Version:** 2.1\n', expect: ['5:3 Unexpected version only in the text, expected "version:" in the frontmatter'] },
    { title: 'The version of something else is none', sop: '## Steps\n\n1. Install version 2.1 of the tool.\n', expect: ['1:1 Unexpected absence of a version, expected "version:" with three numbers, such as 1.0.0'] },
    { title: 'A version of two numbers can be seen, and compared with nothing', sop: '---\nversion: "1.2"\n---\n', expect: ['2:1 Unexpected version that cannot be read, expected three numbers, such as 1.0.0'] },
    {
      title: 'Deprecated, and nothing replaces it',
      sop: '---\nversion: 1.2.0\nstatus: deprecated\n---\n',
      expect: ['3:9 Unexpected deprecated SOP without a successor, expected "successor:" with the id of the SOP that replaces it'],
    },
  ],
  *check(sop) {
    if (sop.meta.version === undefined) yield missingVersion(sop);
    if (sop.status === 'deprecated' && !isWritten(sop, 'successor')) {
      const message = 'Unexpected deprecated SOP without a successor, expected "successor:" with the id of the SOP that replaces it';
      yield { place: sop.placeOf(['status']), message, credit: 0 };
    }
  },
});

function missingVersion(sop: Sop): Hit {
  if (isWritten(sop, 'version')) {
    return { place: sop.keyPlaceOf(['version']), message: 'Unexpected version that cannot be read, expected three numbers, such as 1.0.0', credit: 0.5, toldBy: toldByFrontmatter(sop, 'version') };
  }
  const newest = sop.meta.changelog?.[0]?.version;
  if (newest !== undefined) {
    const place = sop.keyPlaceOf(['changelog']);
    const fix = place.column === 1 ? [insertAt(place.line, 1, `version: ${newest}\n`)] : undefined;
    return { place, message: `Unexpected version only in the change log, expected "version: ${newest}"`, credit: 0.5, fix };
  }
  const stated = findStated(sop, 'version');
  if (stated) return { place: stated, message: 'Unexpected version only in the text, expected "version:" in the frontmatter', credit: 0.5 };
  return { place: sop.keyPlaceOf(['version']), message: 'Unexpected absence of a version, expected "version:" with three numbers, such as 1.0.0', credit: 0, toldBy: 'change-log-quality' };
}
