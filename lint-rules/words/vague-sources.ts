/** Things that hold facts, of which every team has several. */
export const SOURCES: readonly string[] = [
  'spreadsheet', 'sheet', 'workbook', 'tracker', 'dashboard', 'report', 'list view', 'database', 'wiki', 'shared drive', 'drive folder', 'folder', 'board', 'portal', 'intranet', 'knowledge base', 'system', 'tool', 'admin panel', 'admin page',
];

/** Further things with a name that a reader can look for. */
export const NAMED_PLACES: readonly string[] = [...SOURCES, 'view', 'page', 'tab', 'queue', 'field', 'object', 'form', 'menu', 'screen', 'console', 'settings', 'setting', 'section', 'table', 'channel', 'calendar', 'template', 'document', 'repository', 'project', 'button', 'app', 'folder', 'file', 'log', 'guide', 'runbook', 'pipeline', 'namespace', 'cluster'];
