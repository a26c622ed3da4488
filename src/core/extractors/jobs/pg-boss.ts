import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

/** pg-boss keeps its jobs in PostgreSQL, where the replicas agree on who runs one. */
export const pgBoss: SchedulerVocabulary = {
  id: 'pg-boss',
  title: 'pg-boss',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['pg-boss'],
  calls: { schedule: { time: 1, runs: -1, definedBy: { method: 'work', name: 0 } } },
  decorators: [],
  inProcess: false,
};
