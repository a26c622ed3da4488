import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

export const timers: SchedulerVocabulary = {
  id: 'setInterval',
  title: 'setInterval',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['global', 'timers', 'node:timers'],
  calls: { setInterval: { time: 1, runs: 0, interval: true, atStart: true } },
  decorators: [],
  inProcess: true,
};
