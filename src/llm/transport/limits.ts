export interface Limits {
  /** Until the response headers are there: local servers load the model first. */
  readonly headerMs: number;
  /** Between two pieces of the answer. */
  readonly stallMs: number;
  /** All attempts together. */
  readonly totalMs: number;
  readonly attempts: number;
  /** A server that asks for more patience is answered with a failure that says so. */
  readonly mostRetryAfterMs: number;
  /** Pause before the second attempt, doubled for each one after it. */
  readonly pauseMs: number;
  /** Characters of the answer, thoughts included. */
  readonly mostCharacters: number;
}

export const usualLimits: Limits = {
  headerMs: 120_000,
  stallMs: 90_000,
  totalMs: 600_000,
  attempts: 3,
  mostRetryAfterMs: 120_000,
  pauseMs: 500,
  mostCharacters: 2_000_000,
};
