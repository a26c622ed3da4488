import { forwardingOf, type Way } from '../forwarding.ts';
import { narrowResolver } from '../narrow-resolver.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { consumeCallAt, type PublishCall, publishCallAt } from './broker-call.ts';
import { channelNames, valuesAt } from './channel-name.ts';
import type { MessageFact } from './message-fact.ts';
import { brokerOf } from './nest-transport.ts';

/** Messages that are published. What consumes them is found over the whole workspace, not in operations. */
export function readMessages(spot: CallSpot, facts: OperationFacts): boolean {
  const site = { file: spot.context.file, call: spot.index };
  for (const way of publishes.waysFrom(spot.resolver, site)) facts.messages.push(...factsOf(spot, way));
  const published = publishCallAt(spot.resolver, site);
  if (published !== undefined) return published.form.list !== true;
  return consumeCallAt(spot.resolver, site) !== undefined;
}

const publishes = forwardingOf<PublishCall>({
  at: publishCallAt,
  target: (resolver, publish) => channelNames(resolver, publish, publish.form.channel).join(),
});

function factsOf(spot: CallSpot, way: Way<PublishCall>): readonly MessageFact[] {
  const publish = way.sink;
  const narrowed = way.callers.length === 0 ? spot.resolver : narrowResolver(spot.resolver, way.callers);
  const broker = brokerOf(spot.resolver, publish.vocabulary, publish.callee, publish.site.file);
  const key = keyOf(narrowed, publish);
  const channels = channelNames(narrowed, publish, publish.form.channel);
  const { outbox } = publish.vocabulary;
  const { list } = publish.form;
  return channels.map((channel) => ({ spot, kind: 'publish', broker, channel, key, list, outbox }));
}

function keyOf(resolver: Resolver, publish: PublishCall): string | undefined {
  const { key } = publish.form;
  const [value] = key === undefined ? [] : valuesAt(resolver, publish, key);
  if (value === undefined) return undefined;
  return resolveText(resolver, value.context, value.value)?.text ?? '{}';
}
