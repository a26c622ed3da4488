import {
  brokerTypes,
  handlerInterface,
  handlingMethods,
  mediatorMethods,
} from '../../extractors/http/dotnet-mediators.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { hierarchyOf } from '../annotated/hierarchy.ts';
import type { Context, Definition } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { Resolver } from '../resolver.ts';

type Handler = Definition & { kind: 'function' };

/** The methods that answer what a call sends within the process: `mediator.Send(new FindOrder(id))`. */
export function mediatedHandlers(resolver: Resolver, context: Context, call: CallOutline): readonly Handler[] {
  const [message] = call.args;
  if (message === undefined || call.on === undefined || !mediatorMethods.has(call.name)) return [];
  const handlers = handlersByMessage(resolver);
  if (handlers.size === 0 || !mediates(resolver, context, call)) return [];
  return resolver.value(context, message).flatMap((definition) => {
    if (definition.kind !== 'instance') return [];
    // What handles a message of some kind handles those that extend it.
    return hierarchyOf(resolver, definition).flatMap(({ file, cls }) => handlers.get(`${file} ${cls}`) ?? []);
  });
}

/** What handles messages of exactly that type is meant, unless they leave the process. */
function mediates(resolver: Resolver, context: Context, call: CallOutline): boolean {
  if (call.on === undefined) return false;
  return resolver
    .value(context, call.on)
    .every((definition) => definition.kind !== 'made' || !brokerTypes.has(definition.maker.at(-1) ?? ''));
}

const handlersByMessage = oncePerWorkspace((resolver: Resolver): ReadonlyMap<string, readonly Handler[]> => {
  const found = new Map<string, Handler[]>();
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'csharp') continue;
    scope.outline.classes.forEach(({ bases, kind, abstract, fn }, cls) => {
      if (kind !== 'class' || abstract === true) return;
      for (const base of bases) {
        // Events between services travel by a broker.
        const message = /Integration/.test(base) ? undefined : handlerInterface.exec(base)?.[1];
        const method = message === undefined ? undefined : handlingMethod(resolver, file, cls, message);
        if (message === undefined || method === undefined) continue;
        for (const definition of resolver.type({ file, fn }, message)) {
          if (definition.kind !== 'instance') continue;
          const key = `${definition.file} ${definition.cls}`;
          found.set(key, [...(found.get(key) ?? []), { kind: 'function', file, fn: method }]);
        }
      }
    });
  }
  return found;
});

/** A class may handle several messages by methods of one name. */
function handlingMethod(resolver: Resolver, file: string, cls: number, message: string): number | undefined {
  const functions = resolver.scopes.get(file)?.outline.functions ?? [];
  const own = functions.flatMap((fn, index) =>
    fn.cls === cls && handlingMethods.includes(fn.name) ? [{ fn, index }] : [],
  );
  const exact = own.find(({ fn }) => fn.parameters[0]?.type?.split('.').at(-1) === message.split('.').at(-1));
  return (exact ?? own[0])?.index;
}
