/** How `sop lint` can print. */
export const FORMATS = ['text', 'json', 'github', 'gitlab', 'sarif', 'junit', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];
