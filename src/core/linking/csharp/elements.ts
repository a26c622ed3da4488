import { collectionTypes, withoutAsync } from '../../extractors/data/ef.ts';
import { dotnet } from '../../extractors/http/dotnet.ts';
import type { Definition, MadeDefinition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** Methods of a collection or query that give one of its items. */
const singles = new Set([
  'First',
  'FirstOrDefault',
  'Single',
  'SingleOrDefault',
  'Last',
  'LastOrDefault',
  'Find',
  'ElementAt',
]);

/** Methods after which the items are something else. */
const changing = new Set([
  'Select()',
  'SelectMany()',
  'GroupBy()',
  'Join()',
  'ProjectTo()',
  'Cast()',
  'OfType()',
  'Zip()',
]);

/** What the items of a collection are, as far as its type says: `List<Order>`, `DbSet<Order>`. */
export function itemsOfMade(resolver: Resolver, made: MadeDefinition): readonly Definition[] {
  const { module, maker, types, members } = made;
  if (module !== dotnet || types === undefined || !collectionTypes.has(maker.at(-1) ?? '')) return [];
  if (members.some((member) => changing.has(member))) return [];
  const name = types.names.at(-1);
  return name === undefined ? [] : resolver.type({ file: types.file, fn: 0 }, name);
}

/** The item that a call such as `orders.FirstOrDefaultAsync(…)` gives; empty for every other call. */
export function itemGivenBy(resolver: Resolver, made: MadeDefinition): readonly Definition[] {
  const last = made.members.at(-1) ?? '';
  if (!singles.has(withoutAsync(last))) return [];
  return itemsOfMade(resolver, { ...made, members: made.members.slice(0, -1) }).filter(
    ({ kind }) => kind === 'instance',
  );
}
