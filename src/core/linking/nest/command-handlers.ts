import { nestCqrs } from '../../extractors/http/nest-cqrs.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { itemsOf } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

type Handler = Definition & { kind: 'function' };

const sends: ReadonlySet<string> = new Set(nestCqrs.sends);

/** The methods that answer what Nest hands over within the process: `commands.execute(new PlaceOrder(id))`. */
export function commandHandlers(
  resolver: Resolver,
  context: Context,
  { on, name, args }: CallOutline,
): readonly Handler[] {
  const [message] = args;
  if (message === undefined || on === undefined || !sends.has(name)) return [];
  const handlers = handlersByMessage(resolver);
  if (handlers.size === 0 || !resolver.value(context, on).some(isBus)) return [];
  return itemsOf(resolver, context, message)
    .flatMap((item) => resolver.value(item.context, item.value))
    .flatMap((found) => (found.kind === 'instance' ? (handlers.get(`${found.file} ${found.cls}`) ?? []) : []));
}

function isBus(definition: Definition): boolean {
  return (
    definition.kind === 'made' &&
    nestCqrs.modules.some((module) => module === definition.module) &&
    nestCqrs.buses.some((bus) => bus === definition.maker.at(-1))
  );
}

const handlersByMessage = oncePerWorkspace((resolver): ReadonlyMap<string, readonly Handler[]> => {
  const found = new Map<string, Handler[]>();
  for (const [file, scope] of resolver.scopes)
    scope.outline.classes.forEach(({ decorators, fn }, cls) => {
      for (const { name, args } of decorators) {
        if (!Object.hasOwn(nestCqrs.handlers, name)) continue;
        const method = scope.method(cls, nestCqrs.handlers[name as keyof typeof nestCqrs.handlers]);
        if (method === undefined || !isOfBus(resolver, { file, fn }, name)) continue;
        for (const message of (args ?? []).flatMap((value) => resolver.value({ file, fn }, value))) {
          if (message.kind !== 'class') continue;
          const key = `${message.file} ${message.cls}`;
          found.set(key, [...(found.get(key) ?? []), { kind: 'function', file, fn: method }]);
        }
      }
    });
  return found;
});

function isOfBus(resolver: Resolver, context: Context, decorator: string): boolean {
  return resolver
    .name(context, decorator)
    .some((each) => each.kind === 'external' && nestCqrs.modules.some((module) => module === each.module));
}
