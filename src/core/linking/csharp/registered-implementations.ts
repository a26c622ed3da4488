import { sharedLetters } from '../../model/workspace-path.ts';
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
  const registered = registrations(resolver).get(name) ?? [];
  const known = implementations.filter((each): each is Instance => {
    if (each.kind !== 'instance') return false;
    const own = resolver.scopes.get(each.file)?.outline.classes[each.cls]?.name;
    return registered.some(({ implementation, file }) => implementation === own && sharedLetters(file, each.file) > 0);
  });
  return known.length === 1 ? known : [];
}

interface Registration {
  readonly implementation: string;
  readonly file: string;
}

const adding = /^(?:Try)?Add(?:Keyed)?(?:Scoped|Transient|Singleton|HttpClient)$/;

/** Interface → classes that are registered for it, by `<IOrders, OrderService>` or `(typeof(IOrders), typeof(…))`. */
const registrations = oncePerScopes(({ scopes }): ReadonlyMap<string, readonly Registration[]> => {
  const found = new Map<string, Registration[]>();
  for (const [file, { outline }] of scopes) {
    if (outline.language !== 'csharp') continue;
    for (const { name, typeArguments, args } of outline.calls) {
      if (!adding.test(name)) continue;
      const written = typeArguments?.slice(1, -1).split(',') ?? [];
      const named = args.flatMap((value) => (value.kind === 'name' ? [value.name] : []));
      const [service, implementation] = (written.length === 2 ? written : named).map(bareName);
      if (service === undefined || implementation === undefined) continue;
      found.set(service, [...(found.get(service) ?? []), { implementation, file }]);
    }
  }
  return found;
});

function bareName(type: string): string {
  return (
    type
      .trim()
      .replace(/<[\s\S]*$/, '')
      .split('.')
      .at(-1) ?? ''
  );
}
