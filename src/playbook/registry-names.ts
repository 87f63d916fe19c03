/** The registries and settings of a playbook, by their file names. */
export const REGISTRY_FILES = ['roles.yaml', 'systems.yaml', 'glossary.yaml', 'playbook.yaml'] as const;
