import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

export const nestSchedule: SchedulerVocabulary = {
  id: 'nest-schedule',
  title: 'Nest ScheduleModule',
  languages: ['typescript', 'javascript'],
  modules: ['@nestjs/schedule'],
  calls: {},
  decorators: ['Cron', 'Interval'],
  inProcess: true,
};
