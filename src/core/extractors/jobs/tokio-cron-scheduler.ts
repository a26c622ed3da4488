import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

/** `Job::new_async("0 5 * * * *", |_, _| Box::pin(async { … }))` */
export const tokioCronScheduler: SchedulerVocabulary = {
  id: 'tokio-cron-scheduler',
  title: 'tokio-cron-scheduler',
  languages: ['rust'],
  modules: ['tokio_cron_scheduler'],
  calls: {
    'Job.new': { time: 0, runs: 1 },
    'Job.new_async': { time: 0, runs: 1 },
    'Job.new_tz': { time: 0, runs: -1 },
    'Job.new_async_tz': { time: 0, runs: -1 },
    'Job.new_repeated': { time: 0, runs: 1 },
    'Job.new_repeated_async': { time: 0, runs: 1 },
  },
  decorators: [],
  inProcess: true,
};
