import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

/** Agenda keeps its jobs in MongoDB, where the replicas agree on who runs one. */
export const agenda: SchedulerVocabulary = {
  id: 'agenda',
  title: 'Agenda',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['agenda', '@hokify/agenda'],
  calls: { every: { time: 0, runs: 1, definedBy: { method: 'define', name: 1 } } },
  decorators: [],
  inProcess: false,
};
