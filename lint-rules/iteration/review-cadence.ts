import { isWritten, toldByFrontmatter } from '../../src/lint/is-written.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { findStated } from '../../src/lint/stated-in-text.ts';
import { priorityOf } from '../../src/playbook/playbook.ts';
import { reviewCapDays } from '../../src/playbook/review-interval.ts';
import { durationDays, durationInWords } from '../../src/sop/iso-time.ts';

export default defineRule({
  name: 'review-cadence',
  severity: 'error',
  weight: { obligation: 8 },
  summary: 'The SOP says how often it is reviewed: at least as often as its priority calls for, by a named owner',
  why: 'Without a date that comes round, an SOP is reviewed after it has failed somebody.',
  remedy: 'Write "reviewEvery:" in the frontmatter, such as P90D for every 90 days. Shorten it to what the message allows where the priority is high.',
  source: 'ISO 9001:2015, 7.5.2 (review for suitability); the caps by priority stand in playbook.yaml, reviewCaps',
  examples: [
    { title: 'Every 90 days at the highest priority', sop: '---\nowner: revops-lead\nimpact: { revenue: 5, keyPerson: 5 }\nreviewEvery: P90D\n---\n', expect: [] },
    {
      title: 'No cadence',
      sop: '---\nowner: revops-lead\n---\n',
      expect: ['1:1 Unexpected absence of a review cadence, expected "reviewEvery:" with at most P365D (365 days)'],
    },
    {
      title: 'Too seldom for its priority',
      sop: '---\nowner: revops-lead\nimpact: { revenue: 5, keyPerson: 3 }\nreviewEvery: P91D\n---\n',
      expect: ['4:14 Unexpected review every 91 days, expected every 90 days or sooner at priority 15 (impact.revenue times impact.keyPerson)'],
    },
    {
      title: 'Nobody is named to review',
      sop: '---\nreviewEvery: P90D\n---\n',
      expect: ['2:1 Unexpected review cadence without an owner, expected "owner:" with the role that reviews'],
    },
    {
      title: 'A cadence that is no duration',
      sop: '---\nowner: revops-lead\nreviewEvery: quarterly\n---\n',
      expect: ['3:1 Unexpected review cadence that cannot be read, expected "reviewEvery:" with at most P365D (365 days)'],
    },
    {
      title: 'Only the text tells',
      sop: '## Notes\n\nThis procedure is reviewed every six months.\n',
      expect: ['3:1 Unexpected review cadence only in the text, expected "reviewEvery:" with at most P365D (365 days)'],
    },
    { title: 'A retired SOP needs no review', sop: '---\nstatus: retired\n---\n', expect: [] },
  ],
  *check(sop, { registries }) {
    if (sop.status === 'retired') return;
    const cap = reviewCapDays(sop, registries.settings);
    const every = sop.meta.reviewEvery;
    if (every === undefined) {
      const isThere = isWritten(sop, 'reviewEvery');
      const stated = isThere ? undefined : findStated(sop, 'review cadence');
      if (stated) {
        yield { place: stated, message: `Unexpected review cadence only in the text, expected "reviewEvery:" with at most P${cap}D (${durationInWords(`P${cap}D`)})`, credit: 0.5 };
        return;
      }
      const what = isThere ? 'review cadence that cannot be read' : 'absence of a review cadence';
      const message = `Unexpected ${what}, expected "reviewEvery:" with at most P${cap}D (${durationInWords(`P${cap}D`)})`;
      yield { place: sop.keyPlaceOf(['reviewEvery']), message, credit: 0, toldBy: toldByFrontmatter(sop, 'reviewEvery'), ...(isThere ? {} : { gate: 'unmaintained' as const }) };
      return;
    }
    if ((durationDays(every) ?? 0) > cap) {
      const priority = priorityOf(sop);
      const why = priority === undefined ? '' : ` at priority ${priority} (impact.revenue times impact.keyPerson)`;
      yield {
        place: sop.placeOf(['reviewEvery']),
        message: `Unexpected review every ${durationInWords(every)}, expected every ${durationInWords(`P${cap}D`)} or sooner${why}`,
        credit: 0.5,
      };
    }
    if (!isWritten(sop, 'owner')) {
      yield { place: sop.keyPlaceOf(['reviewEvery']), message: 'Unexpected review cadence without an owner, expected "owner:" with the role that reviews', credit: 0.5 };
    }
  },
});
