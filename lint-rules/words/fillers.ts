/** Phrases that fill a page and tell the reader nothing to do or to know. */
export const FILLER_PHRASES: readonly string[] = [
  'it is important to note', 'it is worth noting', 'it should be noted', 'it is important to remember', 'it is important to understand',
  'it is essential to understand', 'needless to say', 'it goes without saying', 'as we all know', 'as everyone knows',
  "in today's world", "in today's business", "in today's environment", 'fast-paced', 'ever-changing', 'ever-evolving', 'rapidly changing',
  'rapidly evolving', 'constantly evolving', 'plays a key role', 'plays a crucial role', 'plays a vital role', 'plays a critical role',
  'plays an important role', 'plays an essential role', 'plays a pivotal role', 'utmost importance', 'paramount importance',
  'cannot be overstated', 'cannot be overemphasized', 'best-in-class', 'best in class', 'world-class', 'cutting-edge', 'state-of-the-art',
  'next level', 'game-changing', 'game changer', 'paradigm shift', 'value-added', 'win-win', 'low-hanging fruit', 'move the needle',
  'outside the box', 'strive for excellence', 'operational excellence', 'pursuit of excellence', 'commitment to excellence', 'culture of excellence',
  'drive success', 'drives success', 'driving success', 'key to success', 'key to our success', 'recipe for success', 'foundation for success',
  'journey of', 'on this journey', 'deliver value', 'delivering value', 'create value', 'go the extra mile', 'hit the ground running',
  'synergy', 'synergies', 'holistic approach', 'proactive approach', 'strategic approach', 'broader landscape', 'business landscape',
];

/** Words of which several in a sentence without a name or a number make it one that could stand anywhere. */
export const FILLER_WORDS: readonly string[] = [
  'crucial', 'vital', 'essential', 'important', 'importance', 'key', 'critical', 'success', 'successful', 'successfully', 'effective', 'effectively',
  'effectiveness', 'efficient', 'efficiently', 'efficiency', 'excellence', 'excellent', 'seamless', 'seamlessly', 'robust', 'holistic', 'leverage',
  'optimal', 'strategic', 'commitment', 'committed', 'dedicated', 'dedication', 'strive', 'strives', 'striving', 'empower', 'empowers', 'foster',
  'fosters', 'collaboration', 'collaborative', 'alignment', 'aligned', 'culture', 'mindset', 'journey', 'passion', 'passionate', 'values', 'valuable',
  'proactive', 'proactively', 'innovative', 'innovation', 'dynamic', 'landscape', 'stakeholders', 'organization', 'organisation', 'organizational',
  'goals', 'objectives', 'overall', 'ultimately', 'teamwork', 'communication', 'growth',
  'positive', 'meaningful', 'impactful', 'transparency', 'trust', 'accountability', 'consistency', 'consistent', 'consistently',
  'outcomes', 'opportunities', 'challenges', 'thrive', 'potential', 'achieve', 'achieving', 'maximize',
  'maximise', 'enhance', 'enhances', 'strengthen', 'strengthens',
];
