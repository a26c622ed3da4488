import type { OperationCall, Reply } from '../../model/operation.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';

/** How far from a handler a reply may be given; helpers that answer stand near. */
const maxCalls = 6;

export interface KnownReplies {
  /** Replies of an operation and everything it calls, its own first. */
  of(operation: string): readonly Reply[];
  /** Whether several handlers come by the operation that gives the reply. */
  isShared(reply: Reply): boolean;
}

export function repliesByOperation(
  facts: Pick<OperationFacts, 'calls' | 'replies'>,
  handlers: Iterable<string>,
): KnownReplies {
  const replies = group(facts.replies, (reply) => reply.operation);
  const calls = group(facts.calls, (call) => call.from);
  const counts = new Map<string, number>();
  for (const handler of new Set(handlers))
    for (const operation of reached(handler, calls)) counts.set(operation, (counts.get(operation) ?? 0) + 1);
  return {
    of: (operation) => reached(operation, calls).flatMap((id) => replies.get(id) ?? []),
    isShared: (reply) => (counts.get(reply.operation) ?? 0) > 1,
  };
}

function reached(start: string, calls: ReadonlyMap<string, readonly OperationCall[]>): readonly string[] {
  const depth = new Map([[start, 0]]);
  for (const [operation, distance] of depth) {
    if (distance >= maxCalls) continue;
    for (const call of calls.get(operation) ?? []) if (!depth.has(call.to)) depth.set(call.to, distance + 1);
  }
  return [...depth.keys()];
}

function group<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(key(item));
    if (list === undefined) groups.set(key(item), [item]);
    else list.push(item);
  }
  return groups;
}
