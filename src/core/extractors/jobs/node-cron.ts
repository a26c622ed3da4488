import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

export const nodeCron: SchedulerVocabulary = {
  id: 'node-cron',
  title: 'node-cron',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['node-cron'],
  calls: { schedule: { time: 0, runs: 1 } },
  decorators: [],
  inProcess: true,
};
