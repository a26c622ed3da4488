import type { CallSite } from '../definition.ts';
import { entryOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { RouterCall } from './router-graph.ts';
import { throughMark } from './router-node.ts';

/** A path that a router has of its own: `new Router({ prefix: '/orders' })`, `router.prefix('/orders')`. */
export function readPrefix(routerCall: RouterCall): void {
  const { node, call, context } = routerCall;
  const { prefixOption, prefixSetter, prefixMaker } = node.vocabulary;
  const [first] = call.args;
  if (call.name === prefixSetter && first !== undefined) setPrefix(routerCall, { context, value: first });
  else if (prefixOption !== undefined && !routerCall.graph.prefixes.has(node.id)) readOption(routerCall, prefixOption);
  else if (prefixMaker !== undefined && !routerCall.graph.prefixes.has(node.id)) readMaker(routerCall, prefixMaker);
}

function readMaker(routerCall: RouterCall, name: string): void {
  const site = originOf(routerCall.node.id);
  const calls = (site && routerCall.resolver.scopes.get(site.file)?.outline.calls) ?? [];
  for (const argument of (site && calls[site.call]?.args) ?? []) {
    const made = argument.kind === 'call' ? calls[argument.call] : undefined;
    const [path] = made?.name === name ? made.args : [];
    if (site !== undefined && made !== undefined && path !== undefined)
      setPrefix(routerCall, { context: { file: site.file, fn: made.fn }, value: path });
  }
}

function readOption(routerCall: RouterCall, option: string): void {
  const site = originOf(routerCall.node.id);
  const call = site && routerCall.resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (site === undefined || call === undefined) return;
  const given = entryOf(routerCall.resolver, { file: site.file, fn: call.fn }, call.args[0], option);
  if (given !== undefined) setPrefix(routerCall, given);
}

function setPrefix({ graph, node, resolver }: RouterCall, { context, value }: PlacedValue): void {
  graph.prefixes.set(node.id, resolveText(resolver, context, value)?.text ?? '{}');
}

/** The call that made a router, where its identity is a call. */
function originOf(identity: string): CallSite | undefined {
  const [id = ''] = identity.split(throughMark);
  const at = id.lastIndexOf('#');
  return at < 0 ? undefined : { file: id.slice(0, at), call: Number(id.slice(at + 1)) };
}
