import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

/** `@Schedule(hour = "*", minute = "5")` of Jakarta's enterprise beans. */
export const jakartaTimers: SchedulerVocabulary = {
  id: 'jakarta-timers',
  title: 'Jakarta timers',
  languages: ['java'],
  modules: ['jakarta.ejb', 'javax.ejb'],
  calls: {},
  decorators: ['Schedule'],
  times: ['second', 'minute', 'hour', 'dayOfMonth', 'month', 'dayOfWeek'],
  joined: true,
  inProcess: true,
};
