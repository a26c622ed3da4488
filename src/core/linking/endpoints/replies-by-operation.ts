import type { OperationCall, Reply } from '../../model/operation.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';

/** How far from a handler a reply may be given; helpers that answer stand near. */
const maxCalls = 6;

/** Replies of an operation and everything it calls, its own first. */
export function repliesByOperation(
  facts: Pick<OperationFacts, 'calls' | 'replies'>,
): (operation: string) => readonly Reply[] {
  const replies = group(facts.replies, (reply) => reply.operation);
  const calls = group(facts.calls, (call) => call.from);
  return (operation) => reached(operation, calls).flatMap((id) => replies.get(id) ?? []);
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
