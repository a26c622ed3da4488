import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

export const timers: SchedulerVocabulary = {
  id: 'timers',
  title: 'setInterval and setTimeout',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['global', 'timers', 'node:timers'],
  calls: {
    setInterval: { time: 1, runs: 0, interval: true, atStart: true },
    setTimeout: { time: 1, runs: 0, interval: true, atStart: true, again: true },
  },
  decorators: [],
  inProcess: true,
};
