import { defineRule } from '../../src/lint/rule.ts';
import { fingerprintOf } from '../../src/sop/fingerprint.ts';

const REVIEWED = `---
owner: revops-lead
review: { date: 2026-11-02, by: "@revops-lead", fingerprint: "v1:cd51ead477482d4a9e74d52f8c41f74f" }
---

## Steps

1. Open the lead.
`;

export default defineRule({
  name: 'changed-since-review',
  severity: 'warning',
  weight: { obligation: 8 },
  summary: 'The instructions are the same as when they were last reviewed',
  why: 'A review vouches for the text that was read. What was changed after it has been checked by nobody.',
  remedy: 'Check the changed part against real records, then run "sop review" with the id of the SOP. Undo a change that nobody meant to make.',
  source: 'Suspect links in requirements management (Doorstop, IBM DOORS): a changed item is suspect until someone reviews it',
  reviewState: true,
  examples: [
    { title: 'The content that was reviewed', sop: REVIEWED, expect: [] },
    {
      title: 'A step was changed',
      sop: REVIEWED.replace('Open the lead.', 'Open the account.'),
      expect: ['3:62 Unexpected change since the review of 2026-11-02, expected the content that was reviewed: check it, then run "sop review route-lead"'],
    },
    { title: 'Line breaks, emphasis and notes are no change', sop: `${REVIEWED.replace('Open the lead.', 'Open\n   the **lead**.')}\n## Notes\n\nNew.\n`, expect: [] },
    { title: 'No fingerprint was recorded', sop: '---\nreview: { date: 2026-11-02, by: "@revops-lead" }\n---\n', expect: [] },
  ],
  *check(sop) {
    const review = sop.meta.review;
    if (review?.fingerprint === undefined || sop.status === 'retired' || review.fingerprint === fingerprintOf(sop)) return;
    yield {
      place: sop.placeOf(['review', 'fingerprint']),
      message: `Unexpected change since the review of ${review.date}, expected the content that was reviewed: check it, then run "sop review ${sop.id}"`,
      credit: 0,
    };
  },
});
