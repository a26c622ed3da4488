import type { Brief, Operation, Resource } from '../brief/brief.ts';

export interface EventSource {
  readonly event: string;
  readonly resource: Resource;
  readonly operation: Operation;
}

/** Every event with the operation that tells it, in the order of the brief. */
export function eventsOf(brief: Brief): readonly EventSource[] {
  return brief.resources.flatMap((resource) =>
    resource.operations.flatMap((operation) => operation.emits.map((event) => ({ event, resource, operation }))),
  );
}
