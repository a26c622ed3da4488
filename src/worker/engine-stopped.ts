/**
 * Why a question will have no answer: the thread was closed, it crashed, or the engine has a bug. Who asks again after
 * `closed` or `crashed` starts a new engine first.
 */
export class EngineStopped extends Error {
  override readonly name = 'EngineStopped';
  readonly reason: 'closed' | 'crashed' | 'bug';

  constructor(reason: EngineStopped['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}
