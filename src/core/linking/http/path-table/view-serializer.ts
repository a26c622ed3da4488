import type { Resolver } from '../../resolver.ts';
import type { ResourceUse } from '../route.ts';
import { fieldOf, methodsOf, type ViewClass, type ViewMethod, viewClass } from './view-class.ts';

/** The `serializer_class` of a view of Django REST. */
export function serializerOf(resolver: Resolver, view: ViewClass): ViewClass | undefined {
  const found = fieldOf(resolver, view, 'serializer_class');
  const value = found?.field.default;
  const named = found && value ? resolver.value(found.context, value) : [];
  const [serializer] = named.filter((definition) => definition.kind === 'class');
  return serializer === undefined ? undefined : viewClass(resolver, serializer.file, serializer.cls);
}

/** `class Meta: model = Order` */
export function serializedModel(resolver: Resolver, serializer: ViewClass): string | undefined {
  for (const { file, cls } of serializer.own) {
    const { classes = [] } = resolver.scopes.get(file)?.outline ?? {};
    const meta = classes.find(({ name, outer }) => name === 'Meta' && outer === cls);
    const value = meta?.fields.find(({ name }) => name === 'model')?.default;
    const found = value === undefined ? [] : resolver.value({ file, fn: meta?.fn ?? 0 }, value);
    for (const definition of found)
      if (definition.kind === 'class')
        return resolver.scopes.get(definition.file)?.outline.classes[definition.cls]?.name;
  }
  return undefined;
}

const writing: Readonly<Partial<Record<ResourceUse['does'], string>>> = { create: 'create', change: 'update' };

/** What a serializer does by itself to make or change a row, and whether that is all that is done. */
export function serializerWrites(
  resolver: Resolver,
  serializer: ViewClass | undefined,
  does: ResourceUse['does'],
): { readonly method: ViewMethod; readonly instead: boolean } | undefined {
  const name = writing[does];
  const method = serializer && name ? methodsOf(resolver, serializer).get(name) : undefined;
  if (method === undefined) return undefined;
  return { method, instead: !asksBase(resolver, method) };
}

/** `super().create(validated_data)` */
export function asksBase(resolver: Resolver, { file, index, fn }: ViewMethod): boolean {
  const scope = resolver.scopes.get(file);
  return (
    scope?.callsWithin(index).some((at) => {
      const { name, on } = scope.outline.calls[at] ?? {};
      const inner = on?.kind === 'call' ? scope.outline.calls[on.call] : undefined;
      return name === fn.name && (inner?.name === 'super' || (on?.kind === 'name' && on.name === 'super'));
    }) === true
  );
}
