import { beego } from '../../extractors/http/beego.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { joinPaths } from '../http/join-routes.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { functionBelow } from './commented-routes.ts';
import { structMethods } from './struct-methods.ts';

/** Controllers of Beego: `web.Router("/orders", &Orders{}, "get:List;post:Add")`, also in namespaces, and what their comments say. */
export function beegoRoutes(resolver: Resolver): readonly Route[] {
  return [...resolver.scopes.values()].flatMap((scope) => {
    const { imports, calls } = scope.outline;
    if (!imports.some(({ from }) => isBeego(from))) return [];
    return calls.flatMap((call, index) =>
      isBeegoCall(resolver, scope, call) ? routesAt(resolver, scope, call, index) : [],
    );
  });
}

function isBeego(from: string): boolean {
  return beego.modules.includes(from.replace(/\/v\d+(?=\/|$)/, ''));
}

function isBeegoCall(resolver: Resolver, { file }: Scope, { on, fn }: CallOutline): boolean {
  if (on?.kind !== 'name') return false;
  return resolver
    .value({ file, fn }, on)
    .some(({ kind, ...rest }) => kind === 'external' && 'module' in rest && beego.modules.includes(rest.module));
}

function routesAt(resolver: Resolver, scope: Scope, call: CallOutline, index: number): readonly Route[] {
  const context = { file: scope.file, fn: call.fn };
  const name = call.name.replace(/^NS/, '');
  const [first, second, third] = call.args;
  const text = (value: Value | undefined) =>
    value === undefined ? undefined : resolveText(resolver, context, value)?.text;
  const below = (written: string) => joinPaths([...prefixesAround(resolver, scope, index), withoutType(written)]);
  const told = (methods: readonly HttpMethod[], path: string, handler: FunctionPlace | undefined): readonly Route[] =>
    methods.map((method) => ({
      framework: beego.id,
      method,
      path: below(path),
      file: scope.file,
      at: call.at,
      end: call.end,
      context,
      handlerFunction: handler,
      guards: [],
      passed: [],
    }));
  const verb = verbs.find((each) => each === name.replace(/^Ctrl/, '').toUpperCase());
  const path = text(first);
  if (name === 'Router' && path !== undefined && second !== undefined)
    return mapped(resolver, context, second, text(third)).flatMap(({ methods, handler }) =>
      told(methods, path, handler),
    );
  if (name === 'Include')
    return call.args.flatMap((value) =>
      commented(resolver, context, value).flatMap(({ methods, path: own, handler }) => told(methods, own, handler)),
    );
  const isNested = call.name.startsWith('NS') || name.startsWith('Ctrl');
  if (!isNested || verb === undefined || path === undefined || second === undefined) return [];
  return told([verb === 'ANY' ? 'ANY' : verb], path, functionIn(resolver, context, second));
}

/** `/:id:int` says of which type it is. */
function withoutType(path: string): string {
  return path.replace(/(:\w+):(?:int|string)\b/g, '$1');
}

const verbs: readonly HttpMethod[] = [...httpMethods, 'ANY'];

/** Namespaces that the call is handed to: `web.NewNamespace("/v1", web.NSNamespace("/orders", …))`. */
function prefixesAround(resolver: Resolver, { file, outline }: Scope, index: number): readonly string[] {
  const found: string[] = [];
  for (let at: number | undefined = index; at !== undefined; ) {
    const inner: number = at;
    const around = outline.calls.findIndex(
      ({ name, args }) =>
        (name === 'NewNamespace' || name === 'NSNamespace') &&
        args.some((argument) => argument.kind === 'call' && argument.call === inner),
    );
    const call = outline.calls[around];
    const [prefix] = call?.args ?? [];
    if (call !== undefined && prefix !== undefined)
      found.unshift(resolveText(resolver, { file, fn: call.fn }, prefix)?.text ?? '{}');
    at = call === undefined ? undefined : around;
  }
  return found;
}

interface Mapped {
  readonly methods: readonly HttpMethod[];
  readonly handler: FunctionPlace;
}

/** `"get,post:List;*:Rest"`, or the methods that the controller has by their names. */
function mapped(
  resolver: Resolver,
  context: Context,
  controller: Value,
  mapping: string | undefined,
): readonly Mapped[] {
  const own = methodsOf(resolver, context, controller);
  if (mapping === undefined)
    return own.flatMap((handler) => {
      const method = httpMethods.find((each) => each === handler.name.toUpperCase());
      return method === undefined || handler.name === handler.name.toUpperCase()
        ? []
        : [{ methods: [method], handler }];
    });
  return mapping.split(';').flatMap((entry) => {
    const [spoken = '', name = ''] = entry.trim().split(':');
    const handler = own.find((each) => each.name === name);
    return handler === undefined ? [] : [{ methods: methodsIn(spoken), handler }];
  });
}

/** `// @router /:id [get]` above the methods of a controller. */
function commented(
  resolver: Resolver,
  context: Context,
  controller: Value,
): readonly (Mapped & { readonly path: string })[] {
  const own = methodsOf(resolver, context, controller);
  const files = [...new Set(own.map(({ file }) => file))];
  return files.flatMap((file) => {
    const scope = resolver.scopes.get(file);
    return (scope?.outline.directives ?? []).flatMap(({ text, at }) => {
      const [, path, spoken] = /^@router\s+(\S+)(?:\s+\[([\w,*]+)\])?/.exec(text) ?? [];
      const fn = scope === undefined || path === undefined ? undefined : functionBelow(scope, at);
      const handler = own.find((each) => each.file === file && each.fn === fn);
      return handler === undefined || path === undefined
        ? []
        : [{ path, methods: methodsIn(spoken ?? 'get'), handler }];
    });
  });
}

function methodsIn(spoken: string): readonly HttpMethod[] {
  const names = spoken.toUpperCase().split(',');
  return names.includes('*') ? ['ANY'] : httpMethods.filter((method) => names.includes(method));
}

function methodsOf(resolver: Resolver, context: Context, controller: Value) {
  return resolver
    .value(context, controller)
    .flatMap((definition) => (definition.kind === 'instance' ? structMethods(resolver, definition) : []));
}

function functionIn(resolver: Resolver, context: Context, value: Value): FunctionPlace | undefined {
  const found = resolver.value(context, value).find(({ kind }) => kind === 'function');
  return found?.kind === 'function' ? { file: found.file, fn: found.fn } : undefined;
}
