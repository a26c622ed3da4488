import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

export const cron: SchedulerVocabulary = {
  id: 'cron',
  title: 'cron and Croner',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['cron', 'croner'],
  calls: {
    CronJob: { time: 0, runs: 1 },
    'CronJob.from': { time: 'cronTime', runs: 'onTick' },
    Cron: { time: 0, runs: -1 },
    '': { time: 0, runs: -1 },
  },
  decorators: [],
  inProcess: true,
};
