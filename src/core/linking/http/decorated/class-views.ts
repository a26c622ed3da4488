import { verbMethods } from '../../../extractors/shapes/verb-methods.ts';
import type { HttpMethod } from '../../../model/endpoint.ts';
import type { FunctionPlace } from '../../operations/handler-of.ts';
import { itemsOf, type PlacedValue } from '../../read-options.ts';
import type { Resolver } from '../../resolver.ts';
import { fieldOf, methodsOf, viewClass } from '../path-table/view-class.ts';
import { decoratorGuards } from '../path-table/view-guards.ts';
import type { GuardUse } from '../route.ts';

/** One method of a class whose methods are named after those of requests. */
export interface ClassView {
  readonly verb: HttpMethod;
  readonly place: FunctionPlace;
  readonly guards: readonly GuardUse[];
}

/** The class of `Stalls.as_view('stalls')`, also by way of a name. */
export function classViewsBehind(resolver: Resolver, { context, value }: PlacedValue): readonly ClassView[] {
  const sites =
    value.kind === 'call'
      ? [{ file: context.file, call: value.call }]
      : resolver.value(context, value).flatMap((found) => {
          if (found.kind === 'made' && found.call !== undefined) return [found.call];
          return found.kind === 'value' && found.value.kind === 'call'
            ? [{ file: found.context.file, call: found.value.call }]
            : [];
        });
  for (const { file, call: index } of sites) {
    const call = resolver.scopes.get(file)?.outline.calls[index];
    if (call?.name !== 'as_view' || call.on === undefined) continue;
    for (const found of resolver.value({ file, fn: call.fn }, call.on))
      if (found.kind === 'class') return classViewsAt(resolver, found.file, found.cls);
  }
  return [];
}

export function classViewsAt(resolver: Resolver, file: string, cls: number): readonly ClassView[] {
  const view = viewClass(resolver, file, cls);
  const methods = methodsOf(resolver, view);
  // `decorators = [login_required]` stands around every method.
  const listed = fieldOf(resolver, view, 'decorators');
  const around = listed?.field.default
    ? itemsOf(resolver, listed.context, listed.field.default).map(
        (item): GuardUse => ({
          ...item,
          level: 'class',
          file: listed.context.file,
          at: listed.field.at,
          end: listed.field.end,
        }),
      )
    : [];
  return Object.entries(verbMethods).flatMap(([name, verb]): readonly ClassView[] => {
    const method = methods.get(name);
    if (method === undefined) return [];
    const own = decoratorGuards(resolver, { file: method.file, fn: method.fn.parent }, method.fn.decorators);
    return [{ verb, place: { file: method.file, fn: method.index }, guards: [...around, ...own] }];
  });
}
