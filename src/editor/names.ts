/** The name as people read it: source of diagnostics, title of notifications. */
export const productName = 'Backend Architect';

/** Prefix of commands, settings and views. */
export const prefix = 'backendArchitect';
