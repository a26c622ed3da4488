import { brokers } from '../../extractors/messaging/brokers.ts';
import { nestQueues } from '../../extractors/messaging/nest-queues.ts';
import { springRabbit } from '../../extractors/messaging/spring-rabbit.ts';
import type { BrokerVocabulary, NameSource } from '../../extractors/shapes/broker-vocabulary.ts';
import type { Decorator, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { LinkInput } from '../link-input.ts';
import { optionOf } from '../outbound/request-options.ts';
import { itemsOf, objectsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { rabbitBindings } from '../spring/rabbit-bindings.ts';
import { namedValue } from './channel-name.ts';
import type { Consumer } from './find-consumers.ts';
import { brokerOf } from './nest-transport.ts';

/** Methods that a decorator makes consumers: `@EventPattern('order.placed')`, `@Process()` in a `@Processor('mails')`. */
export function decoratedConsumers(
  resolver: Resolver,
  scope: Scope,
  evidence: LinkInput['evidence'],
): readonly Consumer[] {
  const found: Consumer[] = [];
  scope.outline.functions.forEach((fn, index) => {
    // Methods of an interface send what others take.
    if (fn.cls !== undefined && scope.outline.classes[fn.cls]?.kind === 'interface') return;
    const place = { file: scope.file, fn: index };
    const context = { file: scope.file, fn: fn.parent };
    for (const decorator of fn.decorators ?? []) {
      const known = vocabularyFor(resolver, context, decorator);
      if (known === undefined) continue;
      const broker = brokerOf(resolver, known.vocabulary, undefined, scope.file);
      const bound = boundQueues(resolver, context, decorator);
      const channels = bound.length > 0 ? bound : decoratorChannels(resolver, context, decorator, known.sources);
      for (const consumed of channels.flatMap((channel) => tiedQueues(resolver, known.vocabulary, channel, evidence)))
        found.push({ place, broker, ...consumed, evidence: evidence(scope.file, decorator.at, decorator.end) });
    }
    const queue = fn.cls === undefined ? undefined : processedQueue(resolver, scope, fn.cls, fn.name, fn.decorators);
    if (queue !== undefined)
      found.push({ place, broker: nestQueues.broker, channel: queue, evidence: evidence(scope.file, fn.at, fn.at) });
  });
  return found;
}

/** A queue by what publishers name, where a bean ties it to an exchange. */
function tiedQueues(
  resolver: Resolver,
  vocabulary: BrokerVocabulary,
  channel: string,
  quote: LinkInput['evidence'],
): readonly Pick<Consumer, 'channel' | 'deadLetter' | 'declared'>[] {
  const tied = vocabulary === springRabbit ? rabbitBindings(resolver).filter(({ queue }) => queue === channel) : [];
  if (tied.length === 0) return [{ channel }];
  return tied.map(({ declared: { file, call: index }, ...binding }) => {
    const call = resolver.scopes.get(file)?.outline.calls[index];
    return {
      channel: binding.channel,
      deadLetter: binding.deadLetter,
      declared: call && quote(file, call.start, call.end),
    };
  });
}

interface Known {
  readonly vocabulary: BrokerVocabulary;
  readonly sources: readonly NameSource[];
}

function vocabularyFor(resolver: Resolver, context: Context, decorator: Decorator): Known | undefined {
  if (!decoratorNames.has(decorator.name.split('.').at(-1) ?? '')) return undefined;
  for (const definition of resolver.name(context, decorator.name)) {
    if (definition.kind !== 'external' && definition.kind !== 'made') continue;
    // `@broker.subscriber('orders')` is a method of what the class made.
    const maker = definition.kind === 'made' ? definition.maker.at(-1) : undefined;
    const vocabulary = brokers.find(
      (candidate) => candidate.modules.includes(definition.module) && candidate.maker === maker,
    );
    const name = definition.kind === 'made' ? [maker, ...definition.members].join('.') : definition.path.join('.');
    const sources = vocabulary && Object.hasOwn(vocabulary.decorators, name) ? vocabulary.decorators[name] : undefined;
    if (vocabulary !== undefined && sources !== undefined) return { vocabulary, sources };
  }
  return undefined;
}

const decoratorNames: ReadonlySet<string> = new Set(
  brokers.flatMap((vocabulary) => Object.keys(vocabulary.decorators).map((name) => name.split('.').at(-1) ?? name)),
);

function decoratorChannels(
  resolver: Resolver,
  context: Context,
  decorator: Decorator,
  sources: readonly NameSource[],
): readonly string[] {
  const parts = sources.map((source) => {
    const value = 'argument' in source ? decorator.args?.[source.argument] : undefined;
    if (value === undefined) return ['{}'];
    const placed = { context, value };
    // `@SqsListener("orders")` says alone what could stand under a name.
    const alone = source.options === undefined || objectsOf(resolver, context, value).length === 0;
    const option = alone ? placed : optionOf(resolver, placed, source.options ?? []);
    if (option === undefined) return ['{}'];
    return itemsOf(resolver, option.context, option.value).map((item) => namedValue(resolver, item));
  });
  return parts.reduce((known, options) => known.flatMap((name) => options.map((part) => `${name}/${part}`)));
}

/** `@RabbitListener(bindings = @QueueBinding(exchange = @Exchange("orders"), key = "placed"))`, by what publishers name. */
function boundQueues(resolver: Resolver, context: Context, { args }: Decorator): readonly string[] {
  const [options] = args ?? [];
  const bindings =
    options?.kind === 'object' ? options.entries.find(({ key }) => key === 'bindings')?.value : undefined;
  if (bindings === undefined) return [];
  const texts = (value: Value | undefined): readonly string[] =>
    value === undefined
      ? []
      : itemsOf(resolver, context, value).flatMap(
          (item) => resolveText(resolver, item.context, item.value)?.text ?? [],
        );
  const named = (value: Value | undefined): readonly string[] =>
    value?.kind === 'object' ? texts(entryIn(value, 'value') ?? entryIn(value, 'name')) : texts(value);
  return itemsOf(resolver, context, bindings).flatMap(({ value }): readonly string[] => {
    if (value.kind !== 'object') return [];
    const [exchange] = named(entryIn(value, 'exchange'));
    const keys = texts(entryIn(value, 'key'));
    if (exchange === undefined) return named(entryIn(value, 'value'));
    return keys.length === 0 ? [exchange] : keys.map((key) => `${exchange}/${key}`);
  });
}

function entryIn(value: Value & { kind: 'object' }, name: string): Value | undefined {
  return value.entries.find(({ key }) => key === name)?.value;
}

/** The queue of a `@Processor('mails')` class, for the methods that work it off. */
function processedQueue(
  resolver: Resolver,
  scope: Scope,
  cls: number,
  method: string,
  decorators: readonly Decorator[] | undefined,
): string | undefined {
  const outline = scope.outline.classes[cls];
  const context = { file: scope.file, fn: outline?.fn ?? 0 };
  const processor = outline?.decorators.find((candidate) => isNest(resolver, context, candidate, nestQueues.processor));
  if (processor === undefined) return undefined;
  const marked = decorators?.some((candidate) => isNest(resolver, context, candidate, nestQueues.process)) === true;
  if (!marked && method !== nestQueues.method) return undefined;
  const [name] = processor.args ?? [];
  if (name === undefined) return '{}';
  const option = optionOf(resolver, { context, value: name }, ['name']) ?? { context, value: name };
  return resolveText(resolver, option.context, option.value)?.text ?? '{}';
}

function isNest(resolver: Resolver, context: Context, decorator: Decorator, name: string): boolean {
  if (decorator.name.split('.').at(-1) !== name) return false;
  return resolver
    .name(context, decorator.name)
    .some(
      (definition) => definition.kind === 'external' && nestQueues.modules.some((known) => known === definition.module),
    );
}
