import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

export const nodeSchedule: SchedulerVocabulary = {
  id: 'node-schedule',
  title: 'node-schedule',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['node-schedule'],
  calls: { scheduleJob: { time: -2, runs: -1 } },
  decorators: [],
  inProcess: true,
};
