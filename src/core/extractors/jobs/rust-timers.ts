import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

/** `tokio::time::interval(Duration::from_secs(60))` in a function that goes on for as long as the program. */
export const tokioIntervals: SchedulerVocabulary = {
  id: 'tokio-interval',
  title: 'Intervals of Tokio',
  languages: ['rust'],
  modules: ['tokio'],
  calls: { 'time.interval': { time: 0, runs: 0, interval: true, around: true } },
  decorators: [],
  inProcess: true,
};
