import type { CallOutline } from './outline.ts';

/** `found.filter(own).orElseThrow(…)`: what is missing there may be a row that was found and is not meant for whoever asks. */
export function isSifted(calls: readonly Pick<CallOutline, 'on' | 'name'>[], { on }: Pick<CallOutline, 'on'>): boolean {
  for (let step = on; step?.kind === 'call'; ) {
    const call: Pick<CallOutline, 'on' | 'name'> | undefined = calls[step.call];
    if (call === undefined) return false;
    if (/^(?:filter|takeIf|take_if|and_then|flatMap)$/.test(call.name)) return true;
    step = call.on;
  }
  return false;
}
