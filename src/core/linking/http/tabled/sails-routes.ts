import { sails } from '../../../extractors/http/sails.ts';
import { type HttpMethod, httpMethods } from '../../../model/endpoint.ts';
import type { Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import { entryOf, objectsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { Route } from '../route.ts';

/** `module.exports.routes = { 'PUT /orders/:id': 'OrderController.update' }` of Sails. */
export function sailsRoutes(resolver: Resolver): readonly Route[] {
  const routes: Route[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (!sails.table.file.test(file)) continue;
    const value = scope.exports.get(sails.table.name)?.value;
    const context = { file, fn: 0 };
    const root = file.replace(sails.table.file, '');
    for (const table of value === undefined ? [] : objectsOf(resolver, context, value))
      for (const entry of table.value.kind === 'object' ? table.value.entries : []) {
        const [, verb, path] = sails.address.exec(entry.key) ?? [];
        const methods = path === undefined ? [] : methodsOf(verb);
        const handler = handlerOf(resolver, root === '' ? '' : `${root}/`, table.context, entry.value);
        for (const method of methods)
          routes.push({
            framework: sails.id,
            method,
            path: path ?? '',
            file,
            at: entry.at,
            end: entry.at,
            context: table.context,
            handler,
            ...(isRedirect(entry.value) && { redirects: true }),
            guards: [],
            passed: [],
          });
      }
  }
  return routes;
}

function methodsOf(verb: string | undefined): readonly HttpMethod[] {
  const name = verb?.toUpperCase();
  return name === undefined || sails.all.includes(name) ? [sails.any] : httpMethods.filter((method) => method === name);
}

function isRedirect(value: Value): boolean {
  return value.kind === 'text' && /^(?:\/|https?:)/.test(value.text);
}

/** `'OrderController.update'`, `{ action: 'order/update' }`, or a function in its place. */
function handlerOf(resolver: Resolver, root: string, context: Context, value: Value): PlacedValue | undefined {
  if (value.kind === 'function') return { context, value };
  const text = (key: string): string | undefined => {
    const entry = entryOf(resolver, context, value, key);
    return entry === undefined ? undefined : resolveText(resolver, entry.context, entry.value)?.text;
  };
  const controller = text('controller');
  const named = value.kind === 'text' ? value.text : text('action');
  if (named === undefined) return undefined;
  const action = controller === undefined ? named : `${controller}.${named}`;
  return (
    exported(resolver, `${root}${sails.controllers}${action}`, sails.action) ?? ofController(resolver, root, action)
  );
}

/** `order/update` is the method `update` of `OrderController`. */
function ofController(resolver: Resolver, root: string, action: string): PlacedValue | undefined {
  const [, written = '', method = ''] = /^(.+)[./]([^./]+)$/.exec(action) ?? [];
  const base = written.replace(/Controller$/, '').replace(/[^/]+$/, (name) => name[0]?.toUpperCase() + name.slice(1));
  return exported(resolver, `${root}${sails.controllers}${base}Controller`, method);
}

function exported(resolver: Resolver, path: string, name: string): PlacedValue | undefined {
  for (const ending of ['.js', '.ts']) {
    const value = resolver.scopes.get(`${path}${ending}`)?.exports.get('=')?.value;
    const found = value === undefined ? undefined : entryOf(resolver, { file: `${path}${ending}`, fn: 0 }, value, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
