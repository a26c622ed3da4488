import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

/** gocron in its first form, a chain of words, and in its second. */
export const gocron: SchedulerVocabulary = {
  id: 'gocron',
  title: 'gocron',
  languages: ['go'],
  modules: ['github.com/go-co-op/gocron', 'github.com/go-co-op/gocron/v2', 'github.com/jasonlvhit/gocron'],
  calls: { NewJob: { time: 0, runs: 1 } },
  chains: ['Do'],
  decorators: [],
  inProcess: true,
};
