import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

/** `new SimpleIntervalJob({ seconds: 20 }, new AsyncTask('sweep', sweep))`, which Fastify's plugin runs too. */
export const toadScheduler: SchedulerVocabulary = {
  id: 'toad-scheduler',
  title: 'toad-scheduler',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['toad-scheduler'],
  calls: { SimpleIntervalJob: { time: 0, runs: 1 }, CronJob: { time: 0, runs: 1 } },
  decorators: [],
  inProcess: true,
};
