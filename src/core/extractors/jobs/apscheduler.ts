import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

/** `scheduler.add_job(tick, 'interval', minutes=5)`: the scheduler is a thread of the process. */
export const apscheduler: SchedulerVocabulary = {
  id: 'apscheduler',
  title: 'APScheduler',
  languages: ['python'],
  modules: ['apscheduler'],
  calls: {
    add_job: { time: 1, runs: 0, keywords: { time: 'trigger', runs: 'func' } },
    add_schedule: { time: 1, runs: 0, keywords: { time: 'trigger', runs: 'func_or_task_id' } },
  },
  decorators: ['scheduled_job'],
  inProcess: true,
};
