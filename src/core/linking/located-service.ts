import type { CallOutline } from '../syntax/outline.ts';
import type { Context, Definition } from './definition.ts';
import type { Resolver } from './resolver.ts';

const locating = new Set(['GetRequiredService', 'GetService', 'GetRequiredKeyedService', 'GetKeyedService', 'Resolve']);

/** Functions of Koin and Kodein that give what a module of them declares. */
const injecting = new Set(['inject', 'get', 'getKoin', 'instance', 'koinInject']);

/** `services.GetRequiredService<OrdersContext>()` and `by inject<OrderService>()` give what their type argument says. */
export function locatedService(resolver: Resolver, context: Context, call: CallOutline): readonly Definition[] {
  const { name, typeArguments } = call;
  if (typeArguments === undefined) return [];
  const language = resolver.scopes.get(context.file)?.outline.language;
  const gives = language === 'csharp' ? locating.has(name) : language === 'kotlin' && injects(resolver, context, call);
  return gives ? resolver.type(context, typeArguments.slice(1, -1)) : [];
}

function injects(resolver: Resolver, { file }: Context, { name, on, args }: CallOutline): boolean {
  if (!injecting.has(name) || args.some(({ kind }) => kind === 'function')) return false;
  if (on?.kind === 'name' && /^(?:di|kodein|koin|application)$/.test(on.name)) return true;
  const { imports = [] } = resolver.scopes.get(file)?.outline ?? {};
  return on === undefined && imports.some(({ from }) => /^org\.(?:koin|kodein)\b/.test(from));
}
