import { graphqlServers } from '../../extractors/http/graphql-maps.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { GuardUse, Route } from '../http/route.ts';
import type { RouterGraph } from '../http/router-graph.ts';
import { type RouterNode, routerNodesOf } from '../http/router-node.ts';
import { nearestOf } from '../nest/nearest-application.ts';
import { entryOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { isScript } from '../script-languages.ts';
import { builtFields } from './built-fields.ts';
import { graphqlRoute } from './graphql-route.ts';
import { isOf, mappedFields } from './mapped-fields.ts';
import { servedAt } from './served-at.ts';

/** A path of a router at which a schema answers. */
interface Serving {
  readonly node: RouterNode;
  readonly path: string;
  readonly guards: readonly GuardUse[];
  readonly context: Context;
  readonly file: string;
  readonly at: number;
}

const usual = '/graphql';

/** Fields of schemas that a router serves stand below it, behind its guards: `app.use('/graphql', expressMiddleware(server))`. */
export function readServedSchemas(resolver: Resolver, graph: RouterGraph): void {
  const fields = [...mappedFields(resolver), ...builtFields(resolver)];
  if (fields.length === 0) return;
  const servings = servingsIn(resolver);
  for (const { framework, type, field, handler, guards, file, at, end } of fields) {
    const serving = nearestOf(servings, file);
    if (serving === undefined) continue;
    graph.certain.add(serving.node.id);
    graph.registrations.push({
      node: serving.node.id,
      framework,
      methods: ['POST'],
      path: `${serving.path}#${type}.${field}`,
      protocol: 'graphql',
      // A guard counts when it is added before the schema, wherever its fields are written.
      context: serving.context,
      file: serving.file,
      at: serving.at,
      end: serving.at,
      told: { file, at, end },
      guards: [...serving.guards, ...guards],
      handler: { context: handler, value: { kind: 'function', fn: handler.fn } },
      resolver,
    });
  }
}

/** Fields of schemas that are served by a process of their own. */
export function standaloneSchemas(resolver: Resolver): readonly Route[] {
  const fields = [...mappedFields(resolver), ...builtFields(resolver)];
  if (fields.length === 0) return [];
  const servings = servingsIn(resolver);
  return fields
    .filter(({ file }) => nearestOf(servings, file) === undefined)
    .map((field) => graphqlRoute({ ...field, base: servedAt(resolver, field.file) }));
}

function servingsIn(resolver: Resolver): readonly Serving[] {
  const found: Serving[] = [];
  for (const scope of resolver.scopes.values()) {
    if (!isScript(scope.outline.language)) continue;
    if (!scope.outline.imports.some(({ from }) => isOf(graphqlServers, from))) continue;
    for (const call of scope.outline.calls) found.push(...servingsOf(resolver, scope, call));
  }
  return found;
}

function servingsOf(resolver: Resolver, scope: Scope, call: CallOutline): readonly Serving[] {
  const context = { file: scope.file, fn: call.fn };
  const place = { context, file: scope.file, at: call.at };
  if (call.on === undefined) return [];
  if (call.name === 'applyMiddleware') {
    const app = entryOf(resolver, context, call.args[0], 'app');
    const nodes = app === undefined ? [] : routersOf(resolver, app.context, app.value);
    const path = optionText(resolver, context, call.args[0], 'path') ?? usual;
    return nodes.map((node) => ({ ...place, node, path, guards: [] }));
  }
  const server = call.args.findIndex((argument) => serves(resolver, context, argument));
  if (server < 0) return [];
  const [first, options] = call.args;
  const text = first === undefined || server === 0 ? undefined : resolveText(resolver, context, first)?.text;
  const path = text ?? (server === 0 ? optionText(resolver, context, options, 'path') : undefined) ?? usual;
  const before = call.args.slice(first !== undefined && server > 0 ? 1 : 0, server);
  const guards = before.map((value) => ({
    context,
    value,
    level: 'parent' as const,
    file: scope.file,
    at: call.at,
    end: call.end,
  }));
  return routersOf(resolver, context, call.on).map((node) => ({ ...place, node, path, guards }));
}

function routersOf(resolver: Resolver, context: Context, value: Value): readonly RouterNode[] {
  return routerNodesOf(resolver, context, value).filter(({ untyped }) => !untyped);
}

function serves(resolver: Resolver, context: Context, value: Value): boolean {
  if (value.kind === 'text' || value.kind === 'function') return false;
  return resolver
    .value(context, value)
    .some((found) => (found.kind === 'made' || found.kind === 'external') && isOf(graphqlServers, found.module));
}

function optionText(resolver: Resolver, context: Context, options: Value | undefined, key: string): string | undefined {
  const entry = entryOf(resolver, context, options, key);
  return entry === undefined ? undefined : resolveText(resolver, entry.context, entry.value)?.text;
}
