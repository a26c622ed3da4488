import type { CallOutline, Outline } from '../../syntax/outline.ts';
import type { Definition } from '../definition.ts';
import { oncePerScopes } from '../once-per-scopes.ts';
import type { Resolver } from '../resolver.ts';

type Instance = Definition & { kind: 'instance' };

/** Of several implementations the one that the program's container hands out: `AddScoped<IOrders, OrderService>()`. */
export function registeredImplementation(
  resolver: Resolver,
  name: string,
  implementations: readonly Definition[],
): readonly Definition[] {
  const registered = registrations(resolver).get(name);
  const known = implementations.filter((each): each is Instance => {
    if (each.kind !== 'instance') return false;
    const own = resolver.scopes.get(each.file)?.outline.classes[each.cls]?.name;
    return own !== undefined && registered?.has(own) === true;
  });
  return known.length === 1 ? known : [];
}

const adding = /^(?:Try)?Add(?:Keyed)?(?:Scoped|Transient|Singleton|HttpClient)$/;

/** Interface → classes that are registered for it, by `<IOrders, OrderService>` or `(typeof(IOrders), typeof(…))`. */
const registrations = oncePerScopes(({ scopes }): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const { outline } of scopes.values()) {
    if (outline.language !== 'csharp') continue;
    for (const call of outline.calls) {
      const [service, implementation] = adding.test(call.name) ? registered(outline, call).map(bareName) : [];
      if (service === undefined || implementation === undefined) continue;
      found.set(service, (found.get(service) ?? new Set()).add(implementation));
    }
  }
  return found;
});

/** An interface and its class, which may be made by a lambda: `AddScoped<IOrders>(provider => new Orders(…))`. */
function registered({ calls, functions }: Outline, { typeArguments, args }: CallOutline): readonly string[] {
  const written = typeArguments?.slice(1, -1).split(',') ?? [];
  if (written.length === 2) return written;
  if (written.length === 0) return args.flatMap((value) => (value.kind === 'name' ? [value.name] : []));
  const [making] = args;
  const returns = making?.kind === 'function' ? (functions[making.fn]?.returns ?? []) : [];
  const [made] = returns.flatMap((value) => (value.kind === 'call' ? (calls[value.call] ?? []) : []));
  return made?.new === true && returns.length === 1 ? [...written, made.name] : [];
}

function bareName(type: string): string {
  return (
    type
      .trim()
      .replace(/<[\s\S]*$/, '')
      .split('.')
      .at(-1) ?? ''
  );
}
