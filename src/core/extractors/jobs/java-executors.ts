import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

/** Executors of Java, and what Spring registers in code. */
export const javaExecutors: SchedulerVocabulary = {
  id: 'executor',
  title: 'Java executors and Spring task registrars',
  languages: ['java', 'kotlin'],
  modules: ['java.util.concurrent', 'org.springframework.scheduling.config', 'org.springframework.scheduling'],
  calls: {
    scheduleAtFixedRate: { time: 2, runs: 0 },
    scheduleWithFixedDelay: { time: 2, runs: 0 },
    addCronTask: { time: 1, runs: 0 },
    addFixedRateTask: { time: 1, runs: 0, interval: true },
    addFixedDelayTask: { time: 1, runs: 0, interval: true },
    schedule: { time: 1, runs: 0 },
  },
  decorators: [],
  inProcess: true,
};
