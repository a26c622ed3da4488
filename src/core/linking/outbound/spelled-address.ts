import type { TypedClientVocabulary } from '../../extractors/shapes/typed-client-vocabulary.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { type ResolvedText, resolveText } from '../resolve-text.ts';
import { type ChainLink, clientChain } from './client-chain.ts';

type Spelled = NonNullable<TypedClientVocabulary['spelled']>;

/** `client.get(8080, "orders", "/orders")`, `client.getAbs(url)`, and `client.get("/orders")` below what the client knows. */
export function spelledAddress(
  { resolver, context, call }: CallSpot,
  { requests }: TypedClientVocabulary,
  spelled: Spelled,
  chain: readonly ChainLink[],
): ResolvedText | undefined {
  const form = Object.hasOwn(requests, call.name) ? requests[call.name] : undefined;
  const parts = call.args
    .slice(typeof form === 'number' ? form + 1 : 0)
    .map((value) => resolveText(resolver, context, value));
  const path = parts.at(-1);
  // A number of Java is no text: what cannot be read as one leaves the port open.
  if (parts.length > 1) return placed(parts.at(-2), parts.at(-3), path);
  if (path !== undefined && /^[a-z+]+:\/\//i.test(path.text)) return path;
  const known = madeWith(resolver, spelled, chain);
  return known.host === undefined ? path : placed(known.host, known.port, path);
}

function placed(
  host: ResolvedText | undefined,
  port: ResolvedText | undefined,
  path: ResolvedText | undefined,
): ResolvedText {
  const authority = `${host?.text ?? '{}'}${port === undefined ? '' : `:${port.text}`}`;
  return {
    text: `http://${authority}/${path?.text.replace(/^\/+/, '') ?? '{}'}`,
    variables: [host, port, path].flatMap((part) => part?.variables ?? []),
  };
}

/** `WebClient.create(vertx, new WebClientOptions().setDefaultHost("orders").setDefaultPort(8080))` */
function madeWith(
  resolver: CallSpot['resolver'],
  { host, port, maker }: Spelled,
  chain: readonly ChainLink[],
): { readonly host?: ResolvedText | undefined; readonly port?: ResolvedText | undefined } {
  const making = chain.find(({ call }) => call.name === maker);
  const options = making?.call.args.at(-1);
  const steps = making === undefined ? [] : clientChain(resolver, making.context, options);
  const said = (name: string): ResolvedText | undefined => {
    const step = steps.find(({ call }) => call.name === name);
    const [value] = step?.call.args ?? [];
    return step && value && resolveText(resolver, step.context, value);
  };
  return { host: said(host), port: said(port) };
}
