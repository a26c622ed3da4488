import { taskQueues } from '../../extractors/messaging/task-queues.ts';
import type { LinkInput } from '../link-input.ts';
import { functionBehind } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { Consumer } from './find-consumers.ts';
import { queueOf } from './read-task-calls.ts';
import { taskAt } from './tasks.ts';

const names: ReadonlySet<string> = new Set(taskQueues.flatMap(({ enqueues }) => Object.keys(enqueues)));

/** Functions that are no tasks by themselves, but are handed to a queue: `queue.enqueue(print_receipt, sale)`. */
export function enqueuedFunctions(
  resolver: Resolver,
  scope: Scope,
  evidence: LinkInput['evidence'],
): readonly Consumer[] {
  if (scope.outline.language !== 'python') return [];
  return scope.outline.calls.flatMap((call): readonly Consumer[] => {
    if (call.on === undefined || !names.has(call.name)) return [];
    const context = { file: scope.file, fn: call.fn };
    const vocabulary = queueOf(resolver, context, call);
    const value = vocabulary === undefined ? undefined : call.args[vocabulary.enqueues[call.name] ?? 0];
    const place = value === undefined ? undefined : functionBehind(resolver, { context, value });
    const name = place && resolver.scopes.get(place.file)?.outline.functions[place.fn]?.name;
    if (vocabulary === undefined || place === undefined || name === undefined || taskAt(resolver, place) !== undefined)
      return [];
    return [{ place, broker: vocabulary.id, channel: name, evidence: evidence(scope.file, call.start, call.end) }];
  });
}
