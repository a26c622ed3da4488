import type { CallOutline, Value } from '../../syntax/outline.ts';
import { joinPaths } from '../http/join-routes.ts';
import { nearestOf } from '../nest/nearest-application.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import { entryOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** Calls that give something a path, which stands first or under these names. */
const placers = ['path', 'mount', 'add_url_rule', 'add_route', 'include_router'];

const paths = oncePerResolver((resolver: Resolver) => {
  const found: { readonly file: string; readonly path: string }[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'python') continue;
    for (const call of scope.outline.calls) {
      if (!placers.includes(call.name) || !call.args.some((value) => serves(scope, value, 0))) continue;
      const context = { file, fn: call.fn };
      const prefix = entryOf(resolver, context, call.args.at(-1), 'prefix');
      const [first] = call.args;
      const placed = prefix ?? (first && { context, value: first });
      const text = placed && resolveText(resolver, placed.context, placed.value)?.text;
      if (text !== undefined) found.push({ file, path: joinPaths([includedAt(resolver, file, 0), text]) });
    }
  }
  return found;
});

/** What stands before the table of a module: `path('api/', include('shop.urls'))`. */
function includedAt(resolver: Resolver, file: string, depth: number): string {
  if (depth > deepest) return '';
  for (const [around, { outline }] of resolver.scopes) {
    if (outline.language !== 'python' || around === file) continue;
    for (const call of outline.calls) {
      const [prefix, second] = call.args;
      const include = second?.kind === 'call' ? outline.calls[second.call] : undefined;
      const [module] = include?.name === 'include' ? include.args : [];
      if (prefix === undefined || module?.kind !== 'text') continue;
      const target = resolver.imports.resolve(around, module.text);
      if (target.kind !== 'file' || target.file !== file) continue;
      const text = resolveText(resolver, { file: around, fn: call.fn }, prefix)?.text ?? '';
      return joinPaths([includedAt(resolver, around, depth + 1), text]);
    }
  }
  return '';
}

/** Where the schema of the application around a file is served: `path('api/graph/', GraphQLView.as_view(schema=schema))`. */
export function pythonServedAt(resolver: Resolver, file: string): string | undefined {
  return nearestOf(paths(resolver), file)?.path;
}

/** Classes that serve a schema are called so in every library. */
const server = /(?:^|\.)GraphQL(?:\w*View|Router|HTTP\w*)?$/;

const deepest = 3;

function serves(scope: Scope, value: Value, depth: number): boolean {
  if (depth > deepest) return false;
  if (value.kind === 'object') return value.entries.some((entry) => serves(scope, entry.value, depth + 1));
  if (value.kind === 'name') return scope.bindings(0, value.name).some((each) => serves(scope, each.value, depth + 1));
  const call: CallOutline | undefined = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  if (call === undefined) return false;
  const on = call.on?.kind === 'name' ? call.on.name : '';
  return server.test(call.name) || server.test(on) || call.args.some((each) => serves(scope, each, depth + 1));
}
