import { brokerClients } from '../../extractors/messaging/broker-clients.ts';
import type { Decorator, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveText } from '../resolve-text.ts';

/** `prices.send(price)` of an interface that says by annotations where its methods publish. */
export function readBrokerClients(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, index, call } = spot;
  if (call.on === undefined) return false;
  for (const callee of calleesOf(resolver, context.file, index)) {
    if (callee.kind !== 'function') continue;
    const outline = resolver.scopes.get(callee.file)?.outline;
    const fn = outline?.functions[callee.fn];
    const cls = fn?.cls === undefined ? undefined : outline?.classes[fn.cls];
    const client = brokerClients.find(({ annotation }) => cls?.decorators.some(({ name }) => name === annotation));
    if (client === undefined || fn === undefined || cls === undefined) continue;
    const text = (value: Value | undefined): string | undefined =>
      value && resolveText(resolver, { file: callee.file, fn: 0 }, value)?.text;
    const exchange = client.exchange ? text(argumentOf(cls.decorators, client.annotation)) : undefined;
    const topic = text(argumentOf([...(fn.decorators ?? []), ...cls.decorators], client.channel));
    const channel = [exchange, topic].filter((part) => part !== undefined).join('/');
    facts.messages.push({ spot, kind: 'publish', broker: client.broker, channel: channel === '' ? '{}' : channel });
    return true;
  }
  return false;
}

function argumentOf(decorators: readonly Decorator[], name: string): Value | undefined {
  const [first] = decorators.find((each) => each.name === name)?.args ?? [];
  return first?.kind === 'object' ? first.entries.find(({ key }) => key === 'value')?.value : first;
}
