import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { type ChainLink, clientChain } from '../outbound/client-chain.ts';
import type { PlacedValue } from '../read-options.ts';
import { isPackaged } from '../resolve-packaged-name.ts';
import type { Resolver } from '../resolver.ts';

const modules = ['org.springframework.cloud.client.', 'com.netflix.discovery'];
const choosing = new Set(['choose', 'getInstances', 'getNextServerFromEureka', 'getApplication']);
const addressing = new Set(['getUri', 'getHomePageUrl']);

/** `loadBalancer.choose("orders").getUri()` is an address of `orders`: what names the service that it is one of. */
export function addressedService(resolver: Resolver, context: Context, value: Value): PlacedValue | undefined {
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined || !isPackaged(scope) || (value.kind !== 'call' && value.kind !== 'name')) return undefined;
  if (value.kind === 'name' && !resolver.name(context, value.name).some(isOfRegister)) return undefined;
  const chain = clientChain(resolver, context, value);
  const chosen = chain.findIndex(({ call }) => choosing.has(call.name));
  const link = chain[chosen];
  if (link === undefined || !chain.slice(0, chosen).some(({ call }) => addressing.has(call.name))) return undefined;
  return serviceOf(resolver, context, value, link);
}

function isOfRegister(definition: ReturnType<Resolver['name']>[number]): boolean {
  return definition.kind === 'made' && modules.some((module) => definition.module.startsWith(module));
}

/** A helper is asked for one service by each of its callers, so the name is what this one hands over. */
function serviceOf(
  resolver: Resolver,
  context: Context,
  value: Value,
  { context: inside, call }: ChainLink,
): PlacedValue | undefined {
  const [written] = call.args;
  if (written === undefined) return undefined;
  const helper = resolver.scopes.get(inside.file)?.outline.functions[inside.fn];
  const at = written.kind === 'name' ? (helper?.parameters.findIndex(({ name }) => name === written.name) ?? -1) : -1;
  if (at < 0) return { context: inside, value: written };
  const given = askedWith(resolver, context, value)[at];
  return given && { context, value: given };
}

function askedWith(resolver: Resolver, { file, fn }: Context, value: Value): readonly Value[] {
  const scope = resolver.scopes.get(file);
  const made = value.kind === 'name' ? scope?.bindings(fn, value.name).map((binding) => binding.value) : [value];
  const [only, another] = made ?? [];
  return only?.kind === 'call' && another === undefined ? (scope?.outline.calls[only.call]?.args ?? []) : [];
}
