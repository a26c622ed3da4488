import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

/** `schedule.every(10).minutes.do(sweep)`: https://schedule.readthedocs.io. */
export const pythonSchedule: SchedulerVocabulary = {
  id: 'schedule',
  title: 'schedule',
  languages: ['python'],
  modules: ['schedule'],
  calls: {},
  chains: ['do'],
  decorators: [],
  inProcess: true,
};
