import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

/** `@timer(interval=60)` above a method of a Nameko service. */
export const namekoTimer: SchedulerVocabulary = {
  id: 'nameko-timer',
  title: 'Timers of Nameko',
  languages: ['python'],
  modules: ['nameko'],
  calls: {},
  decorators: ['timer'],
  times: ['interval'],
  unit: 1000,
  inProcess: true,
};
