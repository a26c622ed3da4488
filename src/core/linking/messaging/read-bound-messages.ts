import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OperationVisit } from '../operations/operation-visit.ts';
import { resolveText } from '../resolve-text.ts';
import { boundBroker } from './bound-channel.ts';
import { boundFunctions } from './bound-consumers.ts';
import { streamOutput } from './stream-output.ts';

const emitters = new Set(['Emitter', 'MutinyEmitter']);
const sends = new Set(['send', 'sendAndAwait', 'sendAndForget', 'sendMessage', 'sendMessageAndAwait']);

/** `bridge.send("shipped-out-0", order)` of Spring Cloud Stream, `emitter.send(order)` of MicroProfile. */
export function readBoundSends(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context, resolver } = spot;
  if (call.on === undefined || !sends.has(call.name) || !isPackaged(spot)) return false;
  const output = call.name === 'send' ? streamOutput(spot) : undefined;
  if (output !== undefined) {
    facts.messages.push({ spot, kind: 'publish', broker: boundBroker, channel: output });
    return true;
  }
  for (const found of resolver.value(context, call.on)) {
    if (found.kind !== 'made') continue;
    const maker = found.maker.at(-1) ?? '';
    const channel = maker === 'StreamBridge' ? bridged(spot) : emitters.has(maker) ? emitted(spot) : undefined;
    if (channel === undefined) continue;
    facts.messages.push({ spot, kind: 'publish', broker: boundBroker, channel });
    return true;
  }
  return false;
}

function isPackaged({ context, resolver }: CallSpot): boolean {
  const language = resolver.scopes.get(context.file)?.outline.language;
  return language === 'java' || language === 'kotlin';
}

function bridged({ call, context, resolver }: CallSpot): string | undefined {
  const [first] = call.args;
  const text = first && resolveText(resolver, context, first)?.text;
  return text === undefined ? undefined : `bridge:${text}`;
}

/** The name stands beside the field or parameter: `@Channel("prices") Emitter<Price> prices`. */
function emitted({ call, context, resolver }: CallSpot): string | undefined {
  const { outline } = resolver.scopes.get(context.file) ?? {};
  if (call.on?.kind !== 'name' || outline === undefined) return undefined;
  const name = call.on.name.replace(/^this\./, '');
  let fn = context.fn;
  while (fn > 0 && outline.functions[fn]?.cls === undefined) fn = outline.functions[fn]?.parent ?? 0;
  const cls = outline.functions[fn]?.cls;
  if (cls === undefined) return undefined;
  const injected = outline.functions.filter((each) => each.cls === cls).flatMap(({ parameters }) => parameters);
  const places = [...(outline.classes[cls]?.fields ?? []), ...injected].filter((each) => each.name === name);
  const [given] = places.flatMap(
    ({ decorators = [] }) => decorators.find((each) => each.name === 'Channel')?.args ?? [],
  );
  const text = given && resolveText(resolver, { file: context.file, fn: 0 }, given)?.text;
  return text === undefined ? undefined : `mp-out:${text}`;
}

/** What the framework sends on of what a function answers: `@Outgoing`, `@SendTo`, the second end of a function bean. */
export function readBoundReplies(visit: OperationVisit, facts: OperationFacts): void {
  const { resolver, scope, place, operation } = visit;
  const { language } = scope.outline;
  if (!visit.isEntrance || (language !== 'java' && language !== 'kotlin')) return;
  const own = boundFunctions(resolver, scope).find(
    (each) => each.place.fn === place.fn && each.place.file === place.file,
  );
  const spot = (at: number, end: number) => ({
    operation,
    context: { file: scope.file, fn: place.fn },
    inLoop: false,
    inTransaction: false,
    retried: false,
    evidence: () => visit.evidence(at, end),
  });
  for (const channel of own?.gives ?? [])
    facts.messages.push({ spot: spot(own?.at ?? 0, own?.end ?? 0), kind: 'publish', broker: boundBroker, channel });
  const { decorators = [] } = scope.outline.functions[place.fn] ?? {};
  const taken = decorators.some(({ name }) => name === 'KafkaListener');
  for (const { name, args = [], at, end } of taken ? decorators : []) {
    const [first] = args;
    const text = first && resolveText(resolver, { file: scope.file, fn: 0 }, first)?.text;
    if (name === 'SendTo' && text !== undefined)
      facts.messages.push({ spot: spot(at, end), kind: 'publish', broker: 'kafka', channel: text });
  }
}
