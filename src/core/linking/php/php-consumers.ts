import type { LinkInput } from '../link-input.ts';
import type { Consumer } from '../messaging/find-consumers.ts';
import { functionBehind } from '../operations/handler-of.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { handlersOf } from './queued-classes.ts';

/** Jobs, listeners and message handlers of PHP, and callbacks of php-amqplib. */
export function phpConsumers(resolver: Resolver, evidence: LinkInput['evidence']): readonly Consumer[] {
  const handlers = handlersOf(resolver).map(({ broker, message, place, at, end }) => ({
    place,
    broker,
    channel: message,
    evidence: evidence(place.file, at, end),
  }));
  return [...handlers, ...queueCallbacks(resolver, evidence)];
}

/** `$channel->basic_consume('tickets', '', false, true, false, false, $callback)` */
function queueCallbacks(resolver: Resolver, evidence: LinkInput['evidence']): readonly Consumer[] {
  return [...resolver.scopes.values()].flatMap((scope) =>
    scope.outline.calls.flatMap((call): readonly Consumer[] => {
      if (call.name !== 'basic_consume' || scope.outline.language !== 'php') return [];
      const context = { file: scope.file, fn: call.fn };
      const [queue] = call.args;
      const place = call.args.map((value) => functionBehind(resolver, { context, value })).find((each) => each);
      const channel = queue && resolveText(resolver, context, queue)?.text;
      if (place === undefined || channel === undefined) return [];
      return [{ place, broker: 'rabbitmq', channel, evidence: evidence(scope.file, call.start, call.end) }];
    }),
  );
}
