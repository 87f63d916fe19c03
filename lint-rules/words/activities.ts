/** What people do many of: to count it says how busy they are, not what comes of it. */
export const ACTIVITIES: readonly string[] = [
  'call', 'dial', 'email', 'e-mail', 'message', 'meeting', 'touch', 'touchpoint', 'touch point', 'demo', 'task', 'visit', 'post', 'activity', 'session',
  'training', 'check-in', 'follow-up', 'presentation', 'workshop', 'webinar', 'newsletter', 'log entry', 'note', 'outreach',
];

/** How the doing of it is told: "calls made", "meetings held". */
export const DONE: readonly string[] = [
  'made', 'sent', 'held', 'booked', 'logged', 'completed', 'done', 'placed', 'written', 'run', 'conducted', 'published', 'attended', 'delivered', 'hosted',
  'scheduled', 'performed', 'recorded', 'taken', 'given', 'per day', 'per week', 'per month', 'per quarter', 'per rep', 'per SDR', 'per seller', 'a day', 'a week', 'a month',
];

/** Words by which a measure speaks of what comes of the work: shares, times, money, faults. */
export const RESULTS: readonly string[] = [
  'share', 'rate', 'ratio', 'percent', 'percentage', 'per cent', 'time', 'duration', 'delay', 'minutes', 'hours', 'days', 'age', 'accuracy', 'quality',
  'score', 'cost', 'revenue', 'conversion', 'satisfaction', 'error', 'errors', 'missed', 'late', 'overdue', 'unanswered', 'open', 'failed', 'reopened', 'without', 'backlog',
];
