import type { CallOutline, Value } from '../../syntax/outline.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** An argument by its name, or at its position. */
export function dotnetArgument({ args }: CallOutline, place: number, name: string): Value | undefined {
  const keywords = args.find((value) => value.kind === 'object' && value.keywords === true);
  const named = keywords?.kind === 'object' ? keywords.entries.find(({ key }) => key === name)?.value : undefined;
  return named ?? (args[place] === keywords ? undefined : args[place]);
}

/** What a queue of RabbitMQ is bound to, by the names that publishers use: exchange and routing key. */
export function boundQueue(resolver: Resolver, queue: string, file: string): readonly string[] {
  const own = bindings(resolver).filter((binding) => binding.queue === queue);
  const near = own.filter((binding) => binding.file === file);
  return [...new Set((near.length > 0 ? near : own).map(({ channel }) => channel))];
}

interface Binding {
  readonly file: string;
  readonly queue: string;
  readonly channel: string;
}

/** `channel.QueueBind("oven", "bakery.events", "order.placed")`; what only runs know is no binding. */
const bindings = oncePerWorkspace((resolver: Resolver): readonly Binding[] =>
  [...resolver.scopes.values()].flatMap(({ file, outline }) =>
    outline.language !== 'csharp'
      ? []
      : outline.calls.flatMap((call): readonly Binding[] => {
          if (call.name !== 'QueueBind' && call.name !== 'QueueBindAsync') return [];
          const [queue, exchange, key] = ['queue', 'exchange', 'routingKey'].map((name, at) => {
            const value = dotnetArgument(call, at, name);
            return value && resolveText(resolver, { file, fn: call.fn }, value)?.text;
          });
          if (
            queue === undefined ||
            exchange === undefined ||
            [queue, exchange, key].some((text) => text?.includes('{}'))
          )
            return [];
          return [
            { file, queue, channel: [exchange, key].filter((text) => text !== undefined && text !== '').join('/') },
          ];
        }),
  ),
);
