/** Work that many ask for at once, as files that a checkout changes. */
export interface Batch {
  ask(): void;
  dispose(): void;
}

/**
 * Runs the work once, when nobody has asked for a pause, and never twice at a time: who asks while it runs is served by
 * one more run after it, because that one may have read too early.
 */
export function createBatch(work: () => Promise<void>, pause: number): Batch {
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  let isAskedAgain = false;
  const run = async () => {
    isRunning = true;
    isAskedAgain = false;
    await work().finally(() => {
      isRunning = false;
    });
    if (isAskedAgain) batch.ask();
  };
  const batch: Batch = {
    ask: () => {
      isAskedAgain = true;
      if (isRunning) return;
      clearTimeout(timer);
      timer = setTimeout(() => void run(), pause);
    },
    dispose: () => clearTimeout(timer),
  };
  return batch;
}
