import type { Acknowledged } from '../../model/channel.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { CallSite } from '../definition.ts';
import type { LinkInput } from '../link-input.ts';
import { type FunctionPlace, functionBehind } from '../operations/handler-of.ts';
import { phpConsumers } from '../php/php-consumers.ts';
import type { Resolver } from '../resolver.ts';
import { acknowledgedFirst, isAutomatic } from './acknowledged.ts';
import { boundConsumers } from './bound-consumers.ts';
import { type ConsumeCall, consumeCallAt } from './broker-call.ts';
import { valuesAt } from './channel-name.ts';
import { consumedChannels } from './consumed-channels.ts';
import { decoratedConsumers } from './decorated-consumers.ts';
import { enqueuedFunctions } from './enqueued-functions.ts';
import { iteratedConsumers } from './iterated-consumers.ts';
import { brokerOf } from './nest-transport.ts';
import { taskConsumers } from './tasks.ts';
import { workerFunctions } from './worker-settings.ts';

/** A function that a broker calls with messages. */
export interface Consumer {
  readonly place: FunctionPlace;
  /** `kafka`, `rabbitmq`, `bullmq`, `redis`. */
  readonly broker: string;
  /** Topic or queue; an exchange and routing key where the queue is bound to one; `{}` where unknown. */
  readonly channel: string;
  /** Where failed messages go, if the code says so. */
  readonly deadLetter?: string | undefined;
  /** Where the queue is declared. */
  readonly declared?: Evidence | undefined;
  readonly acknowledged?: Acknowledged | undefined;
  readonly evidence: Evidence;
}

/** Consumers of the whole workspace: most are registered where no handler leads. */
export function findConsumers(resolver: Resolver, evidence: LinkInput['evidence']): readonly Consumer[] {
  const found: Consumer[] = [];
  for (const scope of resolver.scopes.values()) {
    scope.outline.calls.forEach((_, index) => {
      const site = { file: scope.file, call: index };
      const consume = consumeCallAt(resolver, site);
      if (consume !== undefined) found.push(...consumersAt(resolver, consume, evidence));
    });
    found.push(
      ...decoratedConsumers(resolver, scope, evidence),
      ...iteratedConsumers(resolver, scope, evidence),
      ...taskConsumers(resolver, scope, evidence),
      ...enqueuedFunctions(resolver, scope, evidence),
      ...workerFunctions(resolver, scope, evidence),
      ...boundConsumers(resolver, scope, evidence),
    );
  }
  return distinct([...found, ...phpConsumers(resolver, evidence)]).map((consumer) => ({
    ...consumer,
    acknowledged: consumer.acknowledged ?? acknowledgedFirst(resolver, consumer.place, evidence),
  }));
}

function consumersAt(resolver: Resolver, consume: ConsumeCall, quote: LinkInput['evidence']): readonly Consumer[] {
  const place = callbackOf(resolver, consume);
  if (place === undefined) return [];
  const broker = brokerOf(resolver, consume.vocabulary, consume.callee, consume.site.file);
  const told = quoteCall(consume.site) ?? quote(consume.site.file, 0, 0);
  return consumedChannels(resolver, consume).map(({ channel, deadLetter, declared }) => ({
    place,
    broker,
    channel,
    deadLetter,
    declared: declared && quoteCall(declared),
    acknowledged: isAutomatic(resolver, consume) ? { by: 'broker', evidence: told } : undefined,
    evidence: told,
  }));

  function quoteCall({ file, call: index }: CallSite): Evidence | undefined {
    const call = resolver.scopes.get(file)?.outline.calls[index];
    return call && quote(file, call.start, call.end);
  }
}

function callbackOf(resolver: Resolver, consume: ConsumeCall): FunctionPlace | undefined {
  const { callback, iterates } = consume.form;
  if (callback === 'around') return placeAround(resolver, consume.site);
  const values = callback === 'last' ? lastArgument(resolver, consume) : valuesAt(resolver, consume, callback);
  for (const value of values) {
    const place = functionBehind(resolver, value);
    if (place !== undefined) return place;
  }
  return iterates === true && values.length === 0 ? placeAround(resolver, consume.site) : undefined;
}

function lastArgument(resolver: Resolver, { site }: ConsumeCall): ReturnType<typeof valuesAt> {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  const value = call?.args.at(-1);
  return call === undefined || value === undefined ? [] : [{ context: { file: site.file, fn: call.fn }, value }];
}

function placeAround(resolver: Resolver, site: CallSite): FunctionPlace | undefined {
  const fn = resolver.scopes.get(site.file)?.outline.calls[site.call]?.fn ?? 0;
  return fn === 0 ? undefined : { file: site.file, fn };
}

/** One function may be told twice to take one channel: typed calls resolve in several ways. */
function distinct(consumers: readonly Consumer[]): readonly Consumer[] {
  const byKey = new Map<string, Consumer>();
  for (const consumer of consumers) {
    const key = `${consumer.place.file} ${consumer.place.fn} ${consumer.broker} ${consumer.channel}`;
    if (!byKey.has(key)) byKey.set(key, consumer);
  }
  return [...byKey.values()];
}
