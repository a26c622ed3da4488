import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

export const robfigCron: SchedulerVocabulary = {
  id: 'robfig-cron',
  title: 'robfig/cron',
  languages: ['go'],
  modules: ['github.com/robfig/cron', 'gopkg.in/robfig/cron'],
  calls: { AddFunc: { time: 0, runs: 1 }, AddJob: { time: 0, runs: 1 } },
  decorators: [],
  inProcess: true,
};
