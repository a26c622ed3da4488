import { dotnet } from '../../extractors/http/dotnet.ts';
import { dotnetBrokers, subscribingAttributes, subscriptions } from '../../extractors/messaging/dotnet-brokers.ts';
import { argumentOf, attributesOf, textOf } from '../aspnet/attributes.ts';
import { calleesOf } from '../call-sites.ts';
import type { LinkInput } from '../link-input.ts';
import type { Consumer } from '../messaging/find-consumers.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { boundQueue, dotnetArgument } from './bound-queue.ts';
import { plainDeclaration } from './plain-declaration.ts';
import { transportOf } from './read-dotnet-messages.ts';
import { riderTopic } from './rider-topics.ts';

/** Classes, methods and loops that take messages. */
export function dotnetConsumers(resolver: Resolver, evidence: LinkInput['evidence']): readonly Consumer[] {
  return [...resolver.scopes.values()].flatMap((scope) =>
    scope.outline.language === 'csharp'
      ? [
          ...handlingClasses(resolver, scope, evidence),
          ...namedHandlers(resolver, scope, evidence),
          ...markedMethods(resolver, scope, evidence),
          ...subscribing(resolver, scope, evidence),
        ]
      : [],
  );
}

/** `class SendReceipt : IConsumer<OrderPaid>` */
function handlingClasses(resolver: Resolver, scope: Scope, evidence: LinkInput['evidence']): readonly Consumer[] {
  const { outline, file } = scope;
  return outline.classes.flatMap(({ bases, kind }, cls) => {
    if (kind !== 'class') return [];
    return bases.flatMap((base) =>
      dotnetBrokers.flatMap(({ handlers, broker }): readonly Consumer[] => {
        const message = handlers?.interface.exec(base)?.[1]?.split('.').at(-1);
        if (handlers === undefined || message === undefined) return [];
        const methods = outline.functions.flatMap((fn, index) =>
          fn.cls === cls && fn.name === handlers.method ? [{ fn, index }] : [],
        );
        const own = methods.find(({ fn }) => fn.parameters[0]?.type?.includes(message)) ?? methods[0];
        if (own === undefined) return [];
        const topic = riderTopic(resolver, message);
        return [
          {
            place: { file, fn: own.index },
            broker: topic === undefined ? (transportOf(resolver) ?? broker) : 'kafka',
            channel: topic ?? message,
            evidence: evidence(file, own.fn.at, own.fn.at),
          },
        ];
      }),
    );
  });
}

/** `class OrderPaidHandler { void Handle(OrderPaid message) }` of Wolverine, which needs no interface. */
function namedHandlers(resolver: Resolver, scope: Scope, evidence: LinkInput['evidence']): readonly Consumer[] {
  const { outline, file } = scope;
  return dotnetBrokers.flatMap(({ named, broker }): readonly Consumer[] => {
    if (named === undefined || !uses(resolver, named.module)) return [];
    return outline.functions.flatMap((fn, index): readonly Consumer[] => {
      const cls = fn.cls === undefined ? undefined : outline.classes[fn.cls];
      const message = fn.parameters[0]?.type?.split('.').at(-1);
      const takes = cls !== undefined && cls.bases.length === 0 && named.classes.test(cls.name);
      if (!takes || !named.methods.test(fn.name) || message === undefined || !/^[A-Z]\w*$/.test(message)) return [];
      const place = { file, fn: index };
      return [
        { place, broker: transportOf(resolver) ?? broker, channel: message, evidence: evidence(file, fn.at, fn.at) },
      ];
    });
  });
}

function uses(resolver: Resolver, module: string): boolean {
  for (const { outline } of resolver.scopes.values())
    if (outline.language === 'csharp' && outline.imports.some(({ from }) => from === module)) return true;
  return false;
}

/** `[CapSubscribe("orders.paid")]` */
function markedMethods(
  resolver: Resolver,
  { outline, file }: Scope,
  evidence: LinkInput['evidence'],
): readonly Consumer[] {
  return outline.functions.flatMap((fn, index) => {
    const marks = [
      ...attributesOf({ file, fn: index }, fn.decorators),
      ...fn.parameters.flatMap(({ decorators }) => attributesOf({ file, fn: index }, decorators)),
    ];
    return marks.flatMap((attribute): readonly Consumer[] => {
      const broker = Object.hasOwn(subscribingAttributes, attribute.name)
        ? subscribingAttributes[attribute.name]
        : undefined;
      if (broker === undefined) return [];
      const channel = textOf(resolver, argumentOf(attribute, '')) ?? '{}';
      return [{ place: { file, fn: index }, broker, channel, evidence: evidence(file, attribute.at, attribute.end) }];
    });
  });
}

/** `consumer.Subscribe("orders")`: the method around it takes what comes, or the lambda that is hung on beside it. */
function subscribing(
  resolver: Resolver,
  { outline, file }: Scope,
  evidence: LinkInput['evidence'],
): readonly Consumer[] {
  return outline.calls.flatMap((call, index) => {
    const form = Object.hasOwn(subscriptions, call.name) ? subscriptions[call.name] : undefined;
    const value = form && dotnetArgument(call, form.name, 'queue');
    if (form === undefined || value === undefined || call.fn === 0) return [];
    const speaks = calleesOf(resolver, file, index).some(
      (callee) =>
        callee.kind === 'made' && callee.module === dotnet && callee.maker.some((part) => form.types.includes(part)),
    );
    if (!speaks) return [];
    const context = { file, fn: call.fn };
    const names = itemsOf(resolver, context, value).flatMap((item) => {
      const name = resolveText(resolver, item.context, item.value)?.text ?? '{}';
      const bound = form.broker === 'rabbitmq' ? boundQueue(resolver, name, file) : [];
      return bound.length === 0 ? [name] : bound;
    });
    const taken = evidence(file, call.start, call.end);
    const automatic = form.broker === 'rabbitmq' ? dotnetArgument(call, 1, 'autoAck') : undefined;
    const isDone = automatic?.kind === 'literal' && automatic.text === 'true';
    const declares = form.broker === 'rabbitmq' ? plainDeclaration(outline, value) : undefined;
    return names.map((channel) => ({
      place: { file, fn: call.fn },
      broker: form.broker,
      channel,
      acknowledged: isDone ? { by: 'broker', evidence: taken } : undefined,
      declared: declares && evidence(file, declares.start, declares.end),
      evidence: taken,
    }));
  });
}
