export * from './counters.js';
export { router as sorting } from './sorting.js';
export { default as tracking } from './tracking.js';
