import type { DataVerb, Limit, Sort } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { pageIn } from '../data/page-request.ts';
import { limitOf } from '../data/read-chain-steps.ts';
import type { CatalogTable } from '../data/schema-catalog.ts';
import type { CallSpot } from '../operations/call-spot.ts';

export interface FluentQuery {
  readonly verb: DataVerb;
  readonly many: boolean;
  readonly limit?: Limit | undefined;
  readonly sorts: readonly Sort[];
}

/** What becomes of the rows of `repository.findBy(specification, query -> query.sortBy(…).limit(5).all())`. */
export function fluentQuery(spot: CallSpot, entry: CatalogTable | undefined, block: Value | undefined): FluentQuery {
  let { verb, many, limit, sorts }: FluentQuery = { verb: 'select', many: true, sorts: [] };
  for (const call of callsIn(spot, block)) {
    const [first] = call.args;
    const asked = first && pageIn(spot, entry, first);
    if (call.name === 'sortBy') sorts = asked?.sorts ?? sorts;
    if (call.name === 'limit') limit = limitOf(first);
    if (call.name === 'page' || call.name === 'scroll') limit = asked?.limit ?? { kind: 'parameter' };
    if (/^(?:first|one)(?:Value|OrNull)?$/.test(call.name)) {
      many = false;
      if (call.name.startsWith('first')) limit = { kind: 'constant', value: 1 };
    }
    if (call.name === 'count' || call.name === 'exists') verb = 'count';
  }
  return { verb, many: many && verb !== 'count', limit, sorts };
}

function callsIn({ resolver, context }: CallSpot, block: Value | undefined): readonly CallOutline[] {
  const calls = resolver.scopes.get(context.file)?.outline.calls ?? [];
  return block?.kind === 'function' ? calls.filter(({ fn }) => fn === block.fn) : [];
}
