import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context, Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { handledBy } from './queued-classes.ts';

const dispatching = new Set([
  'dispatch',
  'dispatchIf',
  'dispatchUnless',
  'dispatchAfterResponse',
  'dispatchNow',
  'dispatchSync',
  'event',
  'push',
  'later',
  'broadcast',
]);

/** `SendTicket::dispatch($seat)`, `event(new SeatBooked($seat))`, `$bus->dispatch(new SendTicket($seat))` */
export function readPhpMessages(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context, resolver } = spot;
  if (call.name === 'basic_publish') return publishToQueue(spot, facts);
  if (call.name === 'publish') return publishToRedis(spot, facts);
  if (queueing.has(call.name)) return dispatchSeveral(spot, facts);
  if (!dispatching.has(call.name)) return false;
  const candidates: readonly Value[] = [...(call.on === undefined ? [] : [call.on]), ...call.args];
  for (const value of candidates) {
    const definitions = definitionsOf(spot, context, value);
    for (const definition of definitions) {
      if (definition.kind !== 'class' && definition.kind !== 'instance') continue;
      const handlers = handledBy(resolver, definition);
      const [first] = handlers;
      if (first === undefined) continue;
      facts.messages.push({ spot, kind: 'publish', broker: first.broker, channel: first.message });
      return true;
    }
  }
  return false;
}

const queueing = new Set(['chain', 'batch', 'withChain']);

/** `Bus::chain([new Print($ticket), new Send($ticket)])`: jobs that are handed over together. */
function dispatchSeveral(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context, resolver } = spot;
  const items = call.args.flatMap((value) => itemsOf(resolver, context, value));
  const found = items.flatMap((item) =>
    definitionsOf(spot, item.context, item.value).flatMap((definition) =>
      definition.kind === 'class' || definition.kind === 'instance' ? handledBy(resolver, definition).slice(0, 1) : [],
    ),
  );
  for (const { broker, message } of found) facts.messages.push({ spot, kind: 'publish', broker, channel: message });
  return found.length > 0;
}

/** `Redis::publish('tickets', $body)` */
function publishToRedis(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context, resolver } = spot;
  const [channel] = call.args;
  const isRedis = calleesOf(resolver, context.file, spot.index).some((callee) => {
    const name = callee.kind === 'external' ? callee.path[0] : callee.kind === 'made' ? callee.maker[0] : undefined;
    return name === 'Redis' || (callee.kind === 'made' && callee.module === 'Predis');
  });
  if (channel === undefined || !isRedis) return false;
  const text = resolveText(resolver, context, channel)?.text ?? '{}';
  facts.messages.push({ spot, kind: 'publish', broker: 'redis', channel: text });
  return true;
}

/** A message is made where it is sent, or held in a variable. */
function definitionsOf({ resolver }: CallSpot, context: Context, value: Value): readonly Definition[] {
  return value.kind === 'name' || value.kind === 'call' ? resolver.value(context, value) : [];
}

/** php-amqplib: `$channel->basic_publish($message, $exchange, $key)` */
function publishToQueue(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context, resolver } = spot;
  const [exchange, key] = call.args.slice(1, 3).map((value) => resolveText(resolver, context, value)?.text);
  const channel = [exchange, key].filter((part) => part !== undefined && part !== '').join('/');
  facts.messages.push({ spot, kind: 'publish', broker: 'rabbitmq', channel: channel === '' ? '{}' : channel });
  return true;
}
