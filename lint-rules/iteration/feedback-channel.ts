import { isWritten, toldByFrontmatter } from '../../src/lint/is-written.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import { findStated } from '../../src/lint/stated-in-text.ts';
import { creditOfFlawed } from '../../src/lint/score.ts';
import { listInWords } from '../../src/lint/list-in-words.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';

const PARTS = [
  ['channel', 'where a reader reports a mistake'],
  ['triage', 'the role that answers'],
  ['respond', 'how soon it answers, such as P2D'],
] as const;

export default defineRule({
  name: 'feedback-channel',
  severity: 'error',
  weight: { obligation: 8 },
  summary: 'A reader who finds a mistake knows where to report it, who answers and how soon',
  why: 'Whoever runs the steps finds the mistakes first. Without a place to say so, each reader works around them alone.',
  remedy: 'Name in the frontmatter the channel, the role that answers and the time it takes: feedback: { channel: "#revops-help", triage: revops-analyst, respond: P2D }.',
  source: 'ISO 9001:2015, 10.3 (continual improvement); Toyota Production System, andon',
  examples: [
    { title: 'Channel, role and time', sop: '---\nfeedback: { channel: "#revops-help", triage: revops-analyst, respond: P2D }\n---\n', expect: [] },
    {
      title: 'No way to report a mistake',
      sop: '---\ntitle: Route a lead\n---\n',
      expect: ['1:1 Unexpected absence of a feedback channel, expected "feedback:" with channel, triage and respond'],
    },
    {
      title: 'A channel that nobody is named to watch',
      sop: '---\nfeedback: { channel: "#revops-help" }\n---\n',
      expect: [
        '2:1 Unexpected feedback without triage and respond, expected the role that answers and how soon it answers, such as P2D',
      ],
    },
    {
      title: 'Only the text tells where to report a mistake',
      sop: '## Notes\n\nIf something is missing from this page, tell #revops-help.\n',
      expect: ['3:1 Unexpected feedback channel only in the text, expected "feedback:" with channel, triage and respond'],
    },
    {
      title: 'Where help is found, nobody yet takes a mistake in the text',
      sop: '## Help\n\nAsk in #revops-help.\n',
      expect: ['1:1 Unexpected contact for help in place of a feedback channel, expected "feedback:" with channel, triage and respond'],
    },
    {
      title: 'A sentence in place of the parts',
      sop: '---\nfeedback: ask in the channel\n---\n',
      expect: ['2:1 Unexpected feedback that cannot be read, expected "feedback:" with channel, triage and respond'],
    },
  ],
  *check(sop) {
    const feedback = sop.meta.feedback ?? {};
    const place = sop.keyPlaceOf(['feedback']);
    const missing = PARTS.filter(([key]) => feedback[key] === undefined);
    if (missing.length === PARTS.length) {
      const stated = isWritten(sop, 'feedback') ? undefined : inText(sop);
      if (stated) {
        yield stated;
        return;
      }
      const what = isWritten(sop, 'feedback') ? 'feedback that cannot be read' : 'absence of a feedback channel';
      yield { place, message: `Unexpected ${what}, expected "feedback:" with channel, triage and respond`, credit: 0, toldBy: toldByFrontmatter(sop, 'feedback') };
      return;
    }
    if (missing.length === 0) return;
    const keys = listInWords(missing.map(([key]) => key));
    const meanings = listInWords(missing.map(([, meaning]) => meaning));
    yield { place, message: `Unexpected feedback without ${keys}, expected ${meanings}`, credit: creditOfFlawed(missing.length) };
  },
});

/** A place to report mistakes in the text is worth half of the parts; somebody to ask for help, a little. */
function inText(sop: Sop): Hit | undefined {
  const feedback = findStated(sop, 'feedback');
  const place = feedback ?? findStated(sop, 'contact');
  const what = feedback ? 'feedback channel only in the text' : 'contact for help in place of a feedback channel';
  return place && { place, message: `Unexpected ${what}, expected "feedback:" with channel, triage and respond`, credit: feedback ? 0.5 : 0.15 };
}
