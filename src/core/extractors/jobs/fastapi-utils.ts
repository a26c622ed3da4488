import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

/** `@repeat_every(seconds=60)` above a function that runs when the application starts. */
export const fastapiUtils: SchedulerVocabulary = {
  id: 'fastapi-utils',
  title: 'FastAPI Utils',
  languages: ['python'],
  modules: ['fastapi_utils', 'fastapi_utilities', 'fastapi_restful'],
  calls: {},
  decorators: ['repeat_every'],
  times: ['seconds'],
  unit: 1000,
  inProcess: true,
};
