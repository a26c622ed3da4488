import { wordpress } from '../../extractors/http/wordpress.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import { wordsOf } from '../../model/words.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { kindByWords } from '../guards/classify-guard.ts';
import { joinPaths } from '../http/join-routes.ts';
import { patternTemplate } from '../http/path-table/pattern-template.ts';
import type { GuardUse, Route } from '../http/route.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { entryOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** `register_rest_route('stamps/v1', '/stamps/(?P<id>\d+)', ['methods' => 'GET', 'callback' => …])` */
export function wordpressRoutes(resolver: Resolver): readonly Route[] {
  return [...resolver.scopes.values()].flatMap((scope) =>
    scope.outline.language === 'php'
      ? scope.outline.calls.flatMap((call) =>
          call.name === wordpress.register && call.on === undefined ? routesAt(resolver, scope.file, call) : [],
        )
      : [],
  );
}

function routesAt(resolver: Resolver, file: string, call: CallOutline): readonly Route[] {
  const context = { file, fn: call.fn };
  const [space, route, options] = call.args;
  const parts = [space, route].map((value) =>
    value === undefined ? undefined : resolveText(resolver, context, value),
  );
  if (options === undefined || parts.some((part) => part === undefined)) return [];
  const path = joinPaths([wordpress.base, ...parts.map((part) => patternTemplate(part?.text ?? ''))]);
  // One path may have several handlers, beside keys for all of them.
  const lists = options.kind === 'list' ? options.items : [options, ...nested(options)];
  return lists.flatMap((each) => routesOf(resolver, { context, value: each }, path, call));
}

function nested(options: Value): readonly Value[] {
  return options.kind === 'object'
    ? options.entries.flatMap(({ key, value }) => (/^\d+$/.test(key) ? [value] : []))
    : [];
}

function routesOf(resolver: Resolver, options: PlacedValue, path: string, call: CallOutline): readonly Route[] {
  const option = (key: string) => entryOf(resolver, options.context, options.value, key);
  const callback = option(wordpress.callback);
  if (callback === undefined) return [];
  const { file, fn } = options.context;
  const place = { file, at: call.start, end: call.end };
  const guards = guardsOf(resolver, option(wordpress.permission), place);
  return methodsOf(resolver, option('methods')).map((method) => ({
    framework: wordpress.id,
    method,
    path,
    ...place,
    context: { file, fn },
    handlerFunction: functionOf(resolver, callback),
    guards,
    passed: [],
  }));
}

/** `'GET'`, `'POST, PUT'`, `WP_REST_Server::READABLE` */
function methodsOf(resolver: Resolver, placed: PlacedValue | undefined): readonly HttpMethod[] {
  if (placed === undefined) return ['GET'];
  const { value, context } = placed;
  if (value.kind === 'list') return value.items.flatMap((item) => methodsOf(resolver, { context, value: item }));
  const constant = value.kind === 'name' ? (value.name.split(/[.:]+/).at(-1) ?? '') : '';
  if (Object.hasOwn(wordpress.methods, constant)) return wordpress.methods[constant] ?? [];
  const text = resolveText(resolver, context, value)?.text.toUpperCase() ?? '';
  return httpMethods.filter((method) => text.split(/[\s,]+/).includes(method));
}

type Place = Pick<GuardUse, 'file' | 'at' | 'end'>;

/** Without a permission WordPress warns and lets everybody pass. */
function guardsOf(resolver: Resolver, permission: PlacedValue | undefined, place: Place): readonly GuardUse[] {
  if (permission === undefined) return [];
  const found = functionOf(resolver, permission);
  const outline = found && resolver.scopes.get(found.file)?.outline.functions[found.fn];
  const name = nameOf(permission.value) ?? outline?.name ?? '';
  if (name === wordpress.open || outline?.returns.every(isTrue) === true) return [];
  const named = name === '' ? wordpress.permission : name;
  const kind = kindByWords(wordsOf(named)) ?? 'authorization';
  return [{ ...permission, name: named, kind, level: 'inline', ...place }];
}

function isTrue(value: Value): boolean {
  return value.kind === 'literal' && /^true$/i.test(value.text);
}

function nameOf(value: Value): string | undefined {
  if (value.kind === 'text') return value.text;
  const method = value.kind === 'list' ? value.items[1] : undefined;
  return method?.kind === 'text' ? method.text : undefined;
}

/** A closure, the name of a function, `[$this, 'show']`, `'Stamps::show'` */
function functionOf(resolver: Resolver, { context, value }: PlacedValue): FunctionPlace | undefined {
  if (value.kind === 'function') return { file: context.file, fn: value.fn };
  const [owner, method] = value.kind === 'list' ? value.items : [];
  if (owner !== undefined && method?.kind === 'text') return methodOf(resolver, context, owner, method.text);
  if (value.kind === 'text') {
    const [cls = '', name] = value.text.split('::');
    return name === undefined
      ? globalFunctions(resolver).get(cls.replace(/^\\/, ''))
      : methodOf(resolver, context, { kind: 'name', name: cls }, name);
  }
  const found = resolver.value(context, value).find((definition) => definition.kind === 'function');
  return found?.kind === 'function' ? { file: found.file, fn: found.fn } : undefined;
}

function methodOf(resolver: Resolver, context: Context, owner: Value, name: string): FunctionPlace | undefined {
  const owners = owner.kind === 'text' ? resolver.name(context, owner.text) : resolver.value(context, owner);
  for (const definition of owners) {
    if (definition.kind !== 'class' && definition.kind !== 'instance') continue;
    const found = resolver.member(definition, name).find((member) => member.kind === 'function');
    if (found?.kind === 'function') return { file: found.file, fn: found.fn };
  }
  return undefined;
}

const globalFunctions = oncePerWorkspace((resolver): ReadonlyMap<string, FunctionPlace> => {
  const found = new Map<string, FunctionPlace>();
  for (const [file, { outline }] of resolver.scopes)
    outline.functions.forEach(({ name, cls }, fn) => {
      if (outline.language !== 'php' || cls !== undefined || fn === 0 || name === '') return;
      found.set(outline.package === undefined ? name : `${outline.package}\\${name}`, { file, fn });
    });
  return found;
});
