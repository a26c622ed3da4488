import { negroni } from '../../extractors/http/negroni.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import { addUse } from './add-use.ts';
import { isStack } from './handler-stacks.ts';
import type { RouterGraph } from './router-graph.ts';
import { routerNodesOf } from './router-node.ts';
import { unwrapHandler } from './unwrap-handler.ts';

/** `http.ListenAndServe(address, auth(mux))`: what a server is given guards every route of the router within. */
export function readServed(resolver: Resolver, graph: RouterGraph): void {
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'go') continue;
    for (const call of scope.outline.calls) {
      const context = { file, fn: call.fn };
      const value = servedBy(call) ?? servedStack(resolver, context, call);
      if (value === undefined) continue;
      const { handler, guards } = unwrapHandler(resolver, { context, value }, call.start);
      if (guards.length === 0) continue;
      const place = { level: 'application', file, at: call.at, end: call.end, everywhere: true } as const;
      for (const node of routerNodesOf(resolver, handler.context, handler.value))
        for (const guard of guards) addUse(graph, node.id, { ...guard, ...place });
    }
  }
}

function servedBy({ name, on, args, new: makes }: CallOutline): Value | undefined {
  if (on?.kind !== 'name' || on.name !== 'http') return undefined;
  if (name === 'ListenAndServe' || name === 'Serve') return args[1];
  if (name === 'ListenAndServeTLS') return args[3];
  const [options] = args;
  if (name !== 'Server' || makes !== true || options?.kind !== 'object') return undefined;
  return options.entries.find(({ key }) => key === 'Handler')?.value;
}

/** `n.Run(":8080")` of a stack of handlers serves itself. */
function servedStack(resolver: Resolver, context: Context, { name, on }: CallOutline): Value | undefined {
  return name === negroni.serving && on !== undefined && isStack(resolver, context, on) ? on : undefined;
}
