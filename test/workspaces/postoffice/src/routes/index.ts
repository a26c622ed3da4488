export * from './counters.js';
export { default as tracking } from './tracking.js';
