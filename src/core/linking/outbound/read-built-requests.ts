import { addressMakers, builtRequests } from '../../extractors/calls/built-requests.ts';
import type { BuiltRequestVocabulary } from '../../extractors/shapes/built-request-vocabulary.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { type ChainLink, clientChain } from './client-chain.ts';
import { policiesOf } from './read-typed-clients.ts';
import { urlText } from './url-text.ts';

/** `client.send(HttpRequest.newBuilder(URI.create(url)).PUT(body).build(), …)` */
export function readBuiltRequests(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, resolver, context } = spot;
  if (call.on === undefined || !senders.has(call.name)) return false;
  const vocabulary = clientOf(spot);
  const request = vocabulary && call.args[vocabulary.senders[call.name] ?? 0];
  if (vocabulary === undefined || request === undefined) return false;
  const links = clientChain(resolver, context, request);
  const address = addressIn(vocabulary, links);
  if (address === undefined) return false;
  const given = addressOf(spot, address);
  const policies = policiesOf(spot, vocabulary.defaultTimeout);
  const waits = links.some(({ call: step }) => step.name === vocabulary.timeout && step.args.length > 0);
  facts.outbound.push({
    spot,
    library: vocabulary.id,
    protocol: 'http',
    method: methodIn(spot, vocabulary, links),
    url: urlText(resolver, given.context, given.value),
    ...policies,
    timeout: waits ? { kind: 'set' } : policies.timeout,
  });
  return true;
}

const senders: ReadonlySet<string> = new Set(builtRequests.flatMap((vocabulary) => Object.keys(vocabulary.senders)));

function clientOf(spot: CallSpot): BuiltRequestVocabulary | undefined {
  for (const callee of calleesOf(spot.resolver, spot.context.file, spot.index)) {
    if (callee.kind !== 'made') continue;
    const found = builtRequests.find(
      ({ modules, senders: own }) => modules.includes(callee.module) && Object.hasOwn(own, spot.call.name),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function addressIn({ urls, classes }: BuiltRequestVocabulary, links: readonly ChainLink[]): PlacedValue | undefined {
  for (const { call, context } of links) {
    const [first] = call.args;
    const takes = urls.includes(call.name) || (call.new === true && Object.hasOwn(classes, call.name));
    if (takes && first !== undefined) return { context, value: first };
  }
  return undefined;
}

/** The text in `URI.create(text)`, also by way of a variable. */
function addressOf({ resolver }: CallSpot, placed: PlacedValue): PlacedValue {
  const text = resolveText(resolver, placed.context, placed.value)?.text;
  if (text !== undefined && text !== '{}') return placed;
  const [link] = clientChain(resolver, placed.context, placed.value);
  const [first] = link?.call.args ?? [];
  return link === undefined || first === undefined || !addressMakers.has(link.call.name)
    ? placed
    : { context: link.context, value: first };
}

function methodIn(spot: CallSpot, { verbs, classes }: BuiltRequestVocabulary, links: readonly ChainLink[]): string {
  for (const { call, context } of links) {
    if (call.new === true && Object.hasOwn(classes, call.name)) return classes[call.name] ?? 'ANY';
    const verb = Object.hasOwn(verbs, call.name) ? verbs[call.name] : undefined;
    if (verb !== undefined) return verb === 'told' ? toldIn(spot, context, call.args[0]) : verb;
  }
  return 'GET';
}

function toldIn({ resolver }: CallSpot, context: Context, value: Value | undefined): string {
  const text = value && resolveText(resolver, context, value)?.text;
  return text !== undefined && /^[A-Z]+$/.test(text) ? text : 'ANY';
}
