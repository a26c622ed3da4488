import type { Endpoint } from '../../model/endpoint.ts';
import { nobody, type Owner, ownerOf } from '../../model/example-owner.ts';
import { singular } from '../../model/plural.ts';
import type { Reaching } from './main-table.ts';

/** What a route is about: `/rooms/{id}/photos` of photos, by its collections first and its only table else. */
export function ownerOfEndpoint({ path }: Pick<Endpoint, 'path'>, main: readonly Reaching[]): Owner {
  const named = collectionOf(path);
  if (named !== undefined) return ownerOf(named);
  const [first] = main;
  return first === undefined ? nobody : ownerOf(first.table.name);
}

/** The last part that is many, or that a key follows: `/orders/{id}/cancel` is still of orders. */
function collectionOf(path: string): string | undefined {
  const parts = path.split('#')[0]?.split('/') ?? [];
  return parts.findLast((part, at) => {
    const word = part.split(/[-_.]/).at(-1) ?? '';
    if (!/^[A-Za-z]/.test(part)) return false;
    return singular(word.toLowerCase()) !== word.toLowerCase() || parts[at + 1]?.startsWith('{') === true;
  });
}
