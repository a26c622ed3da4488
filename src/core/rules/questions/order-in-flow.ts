import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';

/** Something that an operation does. */
interface Deed {
  readonly operation: string;
  readonly evidence: Evidence | undefined;
}

/**
 * Whether a request does one thing before another, as the lines of the operation say in which their ways part. Nothing
 * where that cannot be told: one leads to the other, or they part within a line.
 */
export function comesBefore(index: SystemIndex, handler: string, earlier: Deed, later: Deed): boolean {
  const [a, b] = [stepsTo(index, handler, earlier), stepsTo(index, handler, later)];
  const parting = a.findIndex((step, at) => placeKey(step) !== placeKey(b[at]));
  const [first, second] = [a[parting], b[parting]];
  return first !== undefined && second !== undefined && first.file === second.file && first.line < second.line;
}

function stepsTo(index: SystemIndex, handler: string, { operation, evidence }: Deed): (Evidence | undefined)[] {
  const reached = index.reachedFrom(handler).find((step) => step.operation.id === operation);
  return [...(reached?.path ?? []).map((call) => call.evidence), evidence];
}

function placeKey(evidence: Evidence | undefined): string {
  return `${evidence?.file}:${evidence?.line}`;
}
