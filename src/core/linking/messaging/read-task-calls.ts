import { type TaskQueueVocabulary, taskQueues } from '../../extractors/messaging/task-queues.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { type FunctionPlace, functionBehind } from '../operations/handler-of.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { taskAt } from './tasks.ts';

const publishNames: ReadonlySet<string> = new Set(taskQueues.flatMap(({ publishes }) => publishes));
const enqueueNames: ReadonlySet<string> = new Set(taskQueues.flatMap(({ enqueues }) => Object.keys(enqueues)));

/** `send_receipt.delay(order.id)`, `queue.enqueue(send_receipt, order.id)`: a worker is asked to run a function. */
export function readTaskCalls(spot: CallSpot, facts: OperationFacts): boolean {
  const { call } = spot;
  if (call.on === undefined) return false;
  if (publishNames.has(call.name) && readPublish(spot, facts)) return true;
  return enqueueNames.has(call.name) && readEnqueue(spot, facts);
}

function readPublish(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, resolver, context } = spot;
  for (const definition of call.on === undefined ? [] : resolver.value(context, call.on)) {
    const task = definition.kind === 'function' ? taskAt(resolver, definition) : undefined;
    if (task === undefined || !task.vocabulary.publishes.includes(call.name)) continue;
    facts.messages.push({ spot, kind: 'publish', broker: task.vocabulary.id, channel: task.name });
    return true;
  }
  return false;
}

function readEnqueue(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, resolver, context } = spot;
  const vocabulary = queueOf(resolver, context, call);
  const position = vocabulary?.enqueues[call.name];
  const value = position === undefined ? undefined : call.args[position];
  if (vocabulary === undefined || value === undefined) return false;
  const place = functionBehind(resolver, { context, value });
  const text = place === undefined ? resolveText(resolver, context, value)?.text : undefined;
  const channel = place === undefined ? text && taskCalled(resolver, text) : nameOf(spot, place);
  if (channel === undefined || channel === '') return false;
  facts.messages.push({ spot, kind: 'publish', broker: vocabulary.id, channel });
  return true;
}

/** A task by the name that it is given, or by that of its function, which the path of its module stands before. */
function taskCalled(resolver: Resolver, text: string): string | undefined {
  return givenNames(resolver).has(text) ? text : text.split('.').at(-1);
}

const givenNames = oncePerWorkspace((resolver: Resolver): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const [file, { outline }] of resolver.scopes)
    outline.functions.forEach(({ decorators }, fn) => {
      const task = decorators === undefined ? undefined : taskAt(resolver, { file, fn });
      if (task !== undefined) names.add(task.name);
    });
  return names;
});

function nameOf({ resolver }: CallSpot, place: FunctionPlace): string | undefined {
  return taskAt(resolver, place)?.name ?? resolver.scopes.get(place.file)?.outline.functions[place.fn]?.name;
}

export function queueOf(resolver: Resolver, context: Context, call: CallOutline): TaskQueueVocabulary | undefined {
  const definitions = call.on === undefined ? [] : resolver.value(context, call.on);
  return taskQueues.find(
    ({ modules, enqueues }) =>
      Object.hasOwn(enqueues, call.name) &&
      definitions.some(
        (definition) =>
          (definition.kind === 'made' || definition.kind === 'external') &&
          modules.includes(definition.module.split('.')[0] ?? ''),
      ),
  );
}
