/** A flow that crosses owners: each step commits by itself, and what came before is taken back when one is refused. */
export interface Saga {
  readonly name: string;
  /** Endpoint or channel that starts it. */
  readonly of: string;
  readonly steps: readonly SagaStep[];
}

export interface SagaStep {
  readonly does: string;
  readonly by: string;
  /** Its id as a component. */
  readonly component: string;
  /** Empty where nothing has to be taken back. */
  readonly undo: string;
}
