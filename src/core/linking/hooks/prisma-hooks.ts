import { rowEvents } from '../../extractors/data/row-event.ts';
import type { Value } from '../../syntax/outline.ts';
import type { AccessFact } from '../data/access-fact.ts';
import { oncePerScopes } from '../once-per-scopes.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { RowHook } from './row-hook.ts';

/** `prisma.$extends({ query: { order: { async create({ args, query }) { … } } } })` */
export function readPrismaHooks({ resolver, call }: CallSpot, { library }: AccessFact): readonly RowHook[] {
  const model = call.on?.kind === 'name' ? call.on.name.split('.').at(-1) : undefined;
  if (library !== 'prisma' || model === undefined) return [];
  return queryHooks(resolver).flatMap((hook) => {
    const isAsked =
      (hook.model === '$allModels' || hook.model === model) &&
      (hook.method === '$allOperations' || hook.method === call.name);
    return isAsked ? [{ place: hook.place, on: rowEvents.all }] : [];
  });
}

interface QueryHook {
  readonly model: string;
  readonly method: string;
  readonly place: RowHook['place'];
}

const queryHooks = oncePerScopes(({ scopes }): readonly QueryHook[] => {
  const found: QueryHook[] = [];
  for (const [file, { outline }] of scopes)
    for (const { name, args } of outline.calls) {
      if (name !== '$extends') continue;
      for (const model of entriesOf(entriesOf(args[0]).find(({ key }) => key === 'query')?.value))
        for (const { key, value } of entriesOf(model.value))
          if (value.kind === 'function') found.push({ model: model.key, method: key, place: { file, fn: value.fn } });
    }
  return found;
});

function entriesOf(value: Value | undefined) {
  return value?.kind === 'object' ? value.entries : [];
}
