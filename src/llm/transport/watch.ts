export type Ended = 'cancelled' | 'timed-out';

/** Ends a request that its own client would wait for without end. */
export interface Watch {
  readonly signal: AbortSignal;
  /** The next sign of life has to come within this time. */
  expect(milliseconds: number): void;
  /** Why the watch ended the request; undefined while it has not. */
  ended(): Ended | undefined;
  stop(): void;
}

export function startWatch(signal: AbortSignal, totalMs: number): Watch {
  const controller = new AbortController();
  let ended: Ended | undefined;
  const end = (why: Ended): void => {
    ended ??= why;
    controller.abort();
  };
  const cancel = (): void => end('cancelled');
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  const total = setTimeout(() => end('timed-out'), Math.max(1, totalMs));
  let next: NodeJS.Timeout | undefined;
  return {
    signal: controller.signal,
    expect: (milliseconds) => {
      clearTimeout(next);
      next = setTimeout(() => end('timed-out'), milliseconds);
    },
    ended: () => ended,
    stop: () => {
      clearTimeout(next);
      clearTimeout(total);
      signal.removeEventListener('abort', cancel);
    },
  };
}

/** Resolves after the time, or at once when the signal says so. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    if (signal.aborted) done();
    else signal.addEventListener('abort', done, { once: true });
  });
}
