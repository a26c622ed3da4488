import { type TaskQueueVocabulary, taskQueues } from '../../extractors/messaging/task-queues.ts';
import type { Decorator } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import type { LinkInput } from '../link-input.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { entryOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { Consumer } from './find-consumers.ts';

/** A function that a worker runs. */
export interface Task {
  readonly place: FunctionPlace;
  readonly vocabulary: TaskQueueVocabulary;
  /** What it is asked for by: its own name, or the one that it is given. */
  readonly name: string;
  readonly decorator: Decorator;
}

const decoratorNames: ReadonlySet<string> = new Set(taskQueues.flatMap(({ decorators }) => decorators));

/** The task that a function is; undefined for any other. */
export function taskAt(resolver: Resolver, { file, fn }: FunctionPlace): Task | undefined {
  const outline = resolver.scopes.get(file)?.outline.functions[fn];
  if (outline === undefined) return undefined;
  const context = { file, fn: outline.parent };
  for (const decorator of outline.decorators ?? []) {
    const last = decorator.name.split('.').at(-1) ?? '';
    if (!decoratorNames.has(last)) continue;
    const vocabulary = vocabularyOf(resolver, context, decorator, last);
    if (vocabulary === undefined) continue;
    const given = entryOf(resolver, context, decorator.args?.at(-1), 'name');
    const name = given === undefined ? undefined : resolveText(resolver, given.context, given.value)?.text;
    return { place: { file, fn }, vocabulary, name: name ?? outline.name, decorator };
  }
  return undefined;
}

/** `@shared_task` of the package, `@app.task` of what the package made. */
function vocabularyOf(
  resolver: Resolver,
  context: Context,
  decorator: Decorator,
  last: string,
): TaskQueueVocabulary | undefined {
  const definitions = resolver.name(context, decorator.name);
  return taskQueues.find(
    ({ modules, decorators }) =>
      decorators.includes(last) && definitions.some((definition) => isFrom(definition, modules)),
  );
}

function isFrom(definition: Definition, modules: readonly string[]): boolean {
  return (
    (definition.kind === 'external' || definition.kind === 'made') &&
    modules.includes(definition.module.split('.')[0] ?? '')
  );
}

/** Tasks as consumers of the channel that is called like them. */
export function taskConsumers(resolver: Resolver, scope: Scope, evidence: LinkInput['evidence']): readonly Consumer[] {
  if (scope.outline.language !== 'python') return [];
  return scope.outline.functions.flatMap((fn, index): readonly Consumer[] => {
    const task = fn.decorators === undefined ? undefined : taskAt(resolver, { file: scope.file, fn: index });
    if (task === undefined) return [];
    const { place, vocabulary, name, decorator } = task;
    return [{ place, broker: vocabulary.id, channel: name, evidence: evidence(scope.file, decorator.at, fn.at) }];
  });
}
