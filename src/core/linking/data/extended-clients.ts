import type { Value } from '../../syntax/outline.ts';
import type { Definition } from '../definition.ts';
import { oncePerScopes } from '../once-per-scopes.ts';
import type { CallSpot } from '../operations/call-spot.ts';

const everyModel = '$allModels';

type Method = Definition & { kind: 'function' };

/** A method that a client of Prisma gives to all models: what it reads is for whoever is asked to say. */
export function sharedMethod({ resolver, call }: CallSpot): Method | undefined {
  const [found, another] = extensions(resolver).get(`${everyModel}.${call.name}`) ?? [];
  return another === undefined ? found : undefined;
}

/** Methods that a client of Prisma is extended with: `prisma.$extends({ model: { article: { softDelete(id) { … } } } })`. */
export function extendedMethods({ resolver, call }: CallSpot): readonly Method[] {
  if (call.on?.kind !== 'name') return [];
  const model = call.on.name.split('.').at(-1) ?? '';
  return extensions(resolver).get(`${model}.${call.name}`) ?? [];
}

const extensions = oncePerScopes(({ scopes }): ReadonlyMap<string, readonly Method[]> => {
  const found = new Map<string, Method[]>();
  for (const [file, { outline }] of scopes)
    for (const { name, args } of outline.calls) {
      if (name !== '$extends') continue;
      for (const model of entriesOf(entriesOf(args[0]).find(({ key }) => key === 'model')?.value))
        for (const { key, value } of entriesOf(model.value))
          if (value.kind === 'function') {
            const method = `${model.key}.${key}`;
            found.set(method, [...(found.get(method) ?? []), { kind: 'function', file, fn: value.fn }]);
          }
    }
  return found;
});

function entriesOf(value: Value | undefined) {
  return value?.kind === 'object' ? value.entries : [];
}
