import { namedQuery } from '../jpa/named-queries.ts';
import { queryResult } from '../jpa/query-result.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveText } from '../resolve-text.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import { plainAccess } from './access-fact.ts';
import { entityQuery } from './entity-query.ts';

const library = 'hibernate';
const named = new Set(['namedQuery', 'namedTypedQuery']);
const queries = new Set([...named, 'query']);

/** `get(id)`, `persist(loan)`, `namedTypedQuery("Loan.open")` in a class that extends the `AbstractDAO` of Dropwizard. */
export function readAbstractDao(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, resolver } = spot;
  const isOwn = call.on === undefined || (call.on.kind === 'name' && call.on.name === 'this');
  if (!isOwn || (call.name !== 'get' && call.name !== 'persist' && !queries.has(call.name))) return false;
  const entity = keptAround(resolver, spot);
  if (entity === undefined) return false;
  const entry = spot.schema.model(spot.operation.service, entity);
  const table = { name: entry?.table.name ?? entity, entry };
  const plain = { ...plainAccess, spot, library, table };
  if (call.name === 'persist') facts.accesses.push({ ...plain, verb: 'upsert', many: false });
  else if (call.name === 'get') {
    const filters = (entry?.table.primaryKey ?? []).map((column) => ({ column, operator: 'equal' as const }));
    facts.accesses.push({ ...plain, many: false, filters, limit: { kind: 'constant', value: 1 } });
  } else {
    const [first] = call.args;
    const said = first && resolveText(resolver, spot.context, first)?.text;
    const text = said !== undefined && named.has(call.name) ? namedQuery(resolver, said)?.text : said;
    const { limit, one } = queryResult(spot);
    const found =
      text === undefined
        ? [{ ...plain, filtersKnown: false }]
        : entityQuery(spot, text, { library, native: false, limit }, table);
    facts.accesses.push(...(one ? found.map((access) => ({ ...access, many: false })) : found));
  }
  return true;
}

/** `class LoanDao extends AbstractDAO<Loan>` */
function keptAround(resolver: Resolver, { context }: CallSpot): string | undefined {
  const scope = resolver.scopes.get(context.file);
  const cls = scope?.classAround(context.fn);
  const outline = cls === undefined ? undefined : scope?.outline.classes[cls];
  for (const base of outline?.bases ?? []) {
    const { head, args } = readType(base);
    const isDao = resolver
      .name({ file: context.file, fn: outline?.fn ?? 0 }, head)
      .some((found) => found.kind === 'external' && found.module.startsWith('io.dropwizard.hibernate'));
    if (isDao) return args[0]?.split('.').at(-1);
  }
  return undefined;
}
