import { addressedClients } from '../../extractors/calls/addressed-clients.ts';
import type { AddressedClientVocabulary } from '../../extractors/shapes/addressed-client-vocabulary.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { type ResolvedText, resolveText } from '../resolve-text.ts';
import { type ChainLink, clientChain } from './client-chain.ts';
import { policiesOf } from './read-typed-clients.ts';
import { urlText } from './url-text.ts';

/** `client.target(base).path("pieces").request().get(Piece.class)` and `ws.url(address).get()`. */
export function readAddressedRequests(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, resolver, context } = spot;
  if (call.on === undefined || !senders.has(call.name)) return false;
  const vocabulary = clientOf(spot);
  const form = vocabulary?.sends[call.name];
  if (vocabulary === undefined || form === undefined) return false;
  const links = clientChain(resolver, context, call.on);
  if (!links.some(({ call: step }) => vocabulary.needs.includes(step.name))) return false;
  const policies = policiesOf(spot, vocabulary.defaultTimeout);
  const waits = links.some(({ call: step }) => step.name === vocabulary.timeout && step.args.length > 0);
  facts.outbound.push({
    spot,
    library: vocabulary.id,
    protocol: 'http',
    method: form === 'told' ? toldMethod(spot) : form,
    url: addressIn(spot, vocabulary, links),
    ...policies,
    timeout: waits ? { kind: 'set' } : policies.timeout,
  });
  return true;
}

const senders: ReadonlySet<string> = new Set(addressedClients.flatMap(({ sends }) => Object.keys(sends)));

function clientOf(spot: CallSpot): AddressedClientVocabulary | undefined {
  for (const callee of calleesOf(spot.resolver, spot.context.file, spot.index)) {
    if (callee.kind !== 'made') continue;
    const found = addressedClients.find(
      ({ modules, types, sends }) =>
        modules.includes(callee.module) &&
        types.includes(callee.maker[0] ?? '') &&
        Object.hasOwn(sends, spot.call.name),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function toldMethod({ resolver, context, call }: CallSpot): string {
  const [first] = call.args;
  const text = first && resolveText(resolver, context, first)?.text;
  return text !== undefined && /^[A-Z]+$/.test(text) ? text : 'ANY';
}

/** The latest step stands first: parts of the path are gathered until one opens the address. */
function addressIn(
  { resolver }: CallSpot,
  { opens, adds }: AddressedClientVocabulary,
  links: readonly ChainLink[],
): ResolvedText | undefined {
  const parts: ResolvedText[] = [];
  let base: ResolvedText | undefined;
  for (const { context, call } of links) {
    const [first] = call.args;
    if (first === undefined) continue;
    if (adds.includes(call.name)) parts.unshift(urlText(resolver, context, first) ?? { text: '{}', variables: [] });
    if (!opens.includes(call.name)) continue;
    base = urlText(resolver, context, first);
    break;
  }
  if (parts.length === 0) return base;
  const path = parts.map(({ text }) => text.replace(/^\/+|\/+$/g, '')).join('/');
  return {
    text: `${base?.text.replace(/\/+$/, '') ?? ''}/${path}`,
    variables: [...(base?.variables ?? []), ...parts.flatMap(({ variables }) => variables)],
  };
}
