import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';

/** `time.NewTicker(30 * time.Second)` in a function that goes on for as long as the program. */
export const goTickers: SchedulerVocabulary = {
  id: 'ticker',
  title: "Go's tickers",
  languages: ['go'],
  modules: ['time'],
  calls: {
    NewTicker: { time: 0, runs: 0, interval: true, around: true, atStart: true },
    Tick: { time: 0, runs: 0, interval: true, around: true, atStart: true },
  },
  decorators: [],
  inProcess: true,
};
