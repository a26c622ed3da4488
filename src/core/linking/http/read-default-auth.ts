import type { CallOutline } from '../../syntax/outline.ts';
import type { CallSite } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import { addUse } from './add-use.ts';
import { strategyGuards } from './option-guards.ts';
import type { RouterGraph } from './router-graph.ts';
import { routerNodesOf } from './router-node.ts';

/** `server.auth.default('badge')`: who may ask where a route does not say it. */
export function readDefaultAuth(resolver: Resolver, graph: RouterGraph, site: CallSite, call: CallOutline): void {
  const [first] = call.args;
  if (call.name !== 'default' || call.on?.kind !== 'name' || first === undefined) return;
  const context = { file: site.file, fn: call.fn };
  const split = call.on.name.lastIndexOf('.');
  const on = { kind: 'name', name: call.on.name.slice(0, split) } as const;
  for (const node of split < 0 ? [] : routerNodesOf(resolver, context, on)) {
    if (node.vocabulary.authOption !== call.on.name.slice(split + 1)) continue;
    const routerCall = { resolver, graph, node, call, site, context };
    for (const use of strategyGuards(routerCall, { context, value: first }))
      addUse(graph, node.id, { ...use, everywhere: true });
  }
}
