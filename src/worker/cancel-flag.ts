/**
 * A flag that both threads see. A message would not do: the worker is busy and would read it when it is done.
 */
export interface CancelFlag {
  readonly memory: SharedArrayBuffer;
  set(): void;
  isSet(): boolean;
}

export function cancelFlag(
  memory: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
): CancelFlag {
  const cell = new Int32Array(memory);
  return {
    memory,
    set: () => void Atomics.store(cell, 0, 1),
    isSet: () => Atomics.load(cell, 0) === 1,
  };
}
