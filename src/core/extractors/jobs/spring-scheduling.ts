import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

export const springScheduling: SchedulerVocabulary = {
  id: 'spring-scheduling',
  title: 'Spring scheduling',
  languages: ['java', 'kotlin'],
  modules: ['org.springframework.scheduling.annotation', 'io.micronaut.scheduling.annotation', 'io.quarkus.scheduler'],
  calls: {},
  decorators: ['Scheduled'],
  times: ['cron', 'fixedRate', 'fixedDelay', 'fixedRateString', 'fixedDelayString', 'every'],
  inProcess: true,
};
