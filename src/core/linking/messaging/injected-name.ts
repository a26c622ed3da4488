import { nestQueues } from '../../extractors/messaging/nest-queues.ts';
import type { Decorator } from '../../syntax/outline.ts';
import type { Definition } from '../definition.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** The name in `@InjectQueue('mails') queue: Queue`. */
export function injectedName(resolver: Resolver, definition: Definition): string | undefined {
  return injectedBy(resolver, definition, nestQueues.inject);
}

/** The first argument of a decorator on the parameter that something arrived in. */
export function injectedBy(resolver: Resolver, definition: Definition, decorator: string): string | undefined {
  if (definition.kind !== 'made' || definition.parameter === undefined) return undefined;
  const { file, fn, index } = definition.parameter;
  const parameter = resolver.scopes.get(file)?.outline.functions[fn]?.parameters[index];
  const found = parameter?.decorators?.find((candidate) => candidate.name === decorator);
  return found === undefined ? undefined : decoratorText(resolver, file, found);
}

function decoratorText(resolver: Resolver, file: string, decorator: Decorator): string | undefined {
  const [name] = decorator.args ?? [];
  return name === undefined ? undefined : resolveText(resolver, { file, fn: 0 }, name)?.text;
}
