/** Places that send a newcomer searching, compared without their article. */
export const VAGUE_PLACES: ReadonlySet<string> = new Set([
  'spreadsheet', 'sheet', 'excel', 'excel sheet', 'google sheet', 'document', 'doc', 'google doc', 'file', 'folder', 'drive', 'shared drive',
  'shared folder', 'google drive', 'sharepoint', 'network drive', 'email', 'e-mail', 'emails', 'inbox', 'mail', 'system', 'database', 'tool',
  'dashboard', 'report', 'reports', 'wiki', 'intranet', 'website', 'internet', 'online', 'various', 'various places', 'several places',
  'somewhere', 'anywhere', 'everywhere', 'elsewhere', 'usual place', 'usual folder', 'usual spreadsheet', 'usual report', 'internal', 'n/a', 'na', 'none',
  'unknown', 'to be decided', 'see above', 'see below', 'as usual', 'team', 'colleague', 'manager',
]);

/** What was only said; a reader needs the form or field in which it was written down. */
export const SPOKEN = /\b(?:verbal(?:ly)?|oral(?:ly)?|by word of mouth|in person|in conversation|by phone|phone call)\b/i;

/** Recipients that are nobody, as ids or words. */
export const NOBODY: ReadonlySet<string> = new Set([
  'stakeholder', 'stakeholders', 'key-stakeholders', 'relevant-stakeholders', 'everyone', 'everybody', 'anyone', 'someone', 'all', 'all-teams', 'team',
  'teams', 'the-team', 'company', 'the-company', 'organization', 'organisation', 'business', 'management', 'leadership', 'staff', 'employees',
  'users', 'people', 'others', 'interested-parties', 'relevant-parties', 'relevant-people', 'appropriate-person', 'responsible-person', 'internal', 'external',
]);
