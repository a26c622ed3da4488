import type { HttpMethod } from '../../model/endpoint.ts';
import { namedRoute } from '../go/named-route.ts';
import { requestMeta } from '../go/request-meta.ts';
import { type StructMethod, structMethods } from '../go/struct-methods.ts';
import { itemsOf } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { RouterCall } from './router-graph.ts';

/** `group.Bind(orders.New())`: methods of an object answer, each where its request or its name says. */
export function readControllers(routerCall: RouterCall): void {
  const { resolver, node, call, context } = routerCall;
  const { controllers } = node.vocabulary;
  if (controllers === undefined || controllers.name !== call.name) return;
  for (const item of call.args.flatMap((value) => itemsOf(resolver, context, value)))
    for (const definition of resolver.value(item.context, item.value)) {
      if (definition.kind !== 'instance') continue;
      for (const method of structMethods(resolver, definition)) {
        const told = controllers.by === 'name' ? routeByName(resolver, method) : requestMeta(resolver, method);
        if (told !== undefined) add(routerCall, method, told);
      }
    }
}

function routeByName(resolver: Resolver, { file, fn, name }: StructMethod): Told | undefined {
  const parameters = resolver.scopes.get(file)?.outline.functions[fn]?.parameters ?? [];
  return namedRoute(
    name,
    parameters.map((each) => each.name),
  );
}

interface Told {
  readonly methods: readonly HttpMethod[];
  readonly path: string;
}

function add({ resolver, graph, node, call, site, context }: RouterCall, method: StructMethod, told: Told): void {
  const { file, fn } = method;
  graph.registrations.push({
    node: node.id,
    framework: node.vocabulary.id,
    methods: told.methods,
    path: `${node.prefix}/${told.path}`,
    context,
    at: call.at,
    end: call.end,
    guards: [],
    handler: { context: { file, fn: 0 }, value: { kind: 'function', fn } },
    file: site.file,
    site,
    resolver,
  });
}
