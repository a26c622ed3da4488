import { prismaMethods } from '../../extractors/data/prisma-client.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { entryOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { readConditions } from './prisma-conditions.ts';
import type { CatalogTable } from './schema-catalog.ts';

/**
 * `pagedQuery('team', { where: … })`, where the function asks `client[model].findMany(…)`: for teams it asks for teams. The
 * call is followed as well; inside, nothing says which table is meant.
 */
export function readNamedModels(spot: CallSpot, facts: OperationFacts): void {
  const { resolver, context, call, index } = spot;
  const entry = call.args.length === 0 ? undefined : modelAmong(spot);
  if (entry === undefined) return;
  for (const callee of calleesOf(resolver, context.file, index)) {
    if (callee.kind !== 'function') continue;
    const scope = resolver.scopes.get(callee.file);
    for (const asked of scope?.outline.calls ?? []) {
      const isNamed = asked.on?.kind === 'name' && asked.on.name.endsWith('.[]');
      if (scope !== undefined && isNamed && isInside(scope, asked.fn, callee.fn))
        facts.accesses.push(...accessOf(spot, entry, callee.file, asked));
    }
  }
}

/** The model whose name is passed as a text. */
function modelAmong({ resolver, context, call, schema, operation }: CallSpot): CatalogTable | undefined {
  for (const value of call.args.slice(0, 2)) {
    const text = value.kind === 'text' ? value.text : undefined;
    const entry = text !== undefined && /^\w+$/.test(text) ? schema.model(operation.service, text) : undefined;
    if (entry !== undefined && resolveText(resolver, context, value)?.text === text) return entry;
  }
  return undefined;
}

function accessOf(spot: CallSpot, entry: CatalogTable, file: string, asked: CallOutline): readonly AccessFact[] {
  const { resolver, context, call } = spot;
  const method = Object.hasOwn(prismaMethods, asked.name) ? prismaMethods[asked.name] : undefined;
  if (method === undefined) return [];
  const where = call.args.flatMap((value) => entryOf(resolver, context, value, 'where') ?? [])[0];
  const conditions = where === undefined ? undefined : readConditions(spot, entry, where);
  const paged = entryOf(resolver, { file, fn: asked.fn }, asked.args[0], 'take') !== undefined;
  const main: AccessFact = {
    ...plainAccess,
    spot,
    library: 'prisma',
    table: { name: entry.table.name, entry },
    verb: method.verb,
    many: method.many,
    filters: conditions?.filters ?? [],
    filtersKnown: conditions?.known ?? false,
    ...(conditions?.optional?.length && { optionalFilters: conditions.optional }),
    ...(paged && { limit: { kind: 'parameter' } }),
  };
  return [main, ...(conditions?.related ?? [])];
}
