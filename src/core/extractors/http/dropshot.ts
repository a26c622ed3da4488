/** Dropshot, whose handlers say in an attribute where they answer: https://docs.rs/dropshot. */
export const dropshot = { module: 'dropshot', attribute: 'endpoint' } as const;
