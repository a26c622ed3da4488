import type { DataVerb, Limit } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { noConditions } from '../conditions/conditions.ts';
import { type Chain, chainOf } from '../data/chain.ts';
import { entityAccesses } from '../data/entity-accesses.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { templateQuery } from './template-query.ts';

const modules = /^org\.springframework\.data\.(?:r2dbc|jdbc)\.core(?:\.|$)/;
const one: Limit = { kind: 'constant', value: 1 };

const methods: Readonly<Record<string, { readonly verb: DataVerb; readonly many: boolean }>> = {
  select: { verb: 'select', many: true },
  selectOne: { verb: 'select', many: false },
  count: { verb: 'count', many: false },
  exists: { verb: 'count', many: false },
  insert: { verb: 'insert', many: false },
  update: { verb: 'update', many: true },
  delete: { verb: 'delete', many: true },
  findById: { verb: 'select', many: false },
  findAll: { verb: 'select', many: true },
  deleteById: { verb: 'delete', many: false },
};
const keyed: ReadonlySet<string> = new Set(['findById', 'deleteById']);

/** `template.select(Dog.class).matching(query(where("kind").is(kind))).all()` of Spring Data R2DBC and JDBC. */
export function readRelationalTemplate(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  const [first] = chain?.links ?? [];
  const method = first && Object.hasOwn(methods, first.call.name) ? methods[first.call.name] : undefined;
  if (chain === undefined || first === undefined || method === undefined || !isTemplate(spot, chain)) return false;
  const entity = entityIn(spot, first.call);
  if (entity === undefined) return false;
  const entry = spot.schema.model(spot.operation.service, entity);
  const table = { name: entry?.table.name ?? entity, entry };
  const query = queryIn(first.call) ?? chain.links.find(({ call }) => call.name === 'matching')?.call.args[0];
  const asked =
    query === undefined ? { conditions: noConditions, sorts: [], limit: undefined } : templateQuery(spot, entry, query);
  const ends = chain.links.at(-1)?.call.name ?? '';
  const isCounted = method.verb === 'select' && /^(?:count|exists)$/.test(ends);
  const isOne =
    method.verb === 'select' && (/^(?:first|one|awaitOne|awaitFirst|awaitSingle)/.test(ends) || ends === 'selectOne');
  const isObject = query === undefined && (method.verb === 'update' || method.verb === 'delete');
  const found = entityAccesses(spot, 'spring-data', table, {
    verb: isCounted ? 'count' : method.verb,
    many: method.many && !isOne && !(isObject && chain.links.length === 1),
    conditions: asked.conditions,
    sorts: [],
    limit: isOne ? one : asked.limit,
  });
  const keys =
    keyed.has(first.call.name) || (isObject && chain.links.length === 1) ? (entry?.table.primaryKey ?? []) : [];
  facts.accesses.push(
    ...found.map((access, index) => ({
      ...access,
      ...(index === 0 && { sorts: asked.sorts }),
      ...(keys.length > 0 && { filters: keys.map((column) => ({ column, operator: 'equal' as const })) }),
    })),
  );
  return true;
}

function isTemplate({ resolver, context }: CallSpot, { root }: Chain): boolean {
  return (
    root !== undefined &&
    resolver
      .value(context, root)
      .some(
        (found) =>
          found.kind === 'made' && modules.test(found.module) && /Template$|Operations$/.test(found.maker.at(-1) ?? ''),
      )
  );
}

/** A query stands before what it asks for. */
function queryIn({ args }: CallOutline): Value | undefined {
  return args.length > 1 ? args[0] : undefined;
}

function entityIn({ resolver, context }: CallSpot, { args, typeArguments }: CallOutline): string | undefined {
  const named = /^<\s*([A-Z]\w*)\s*>$/.exec(typeArguments ?? '')?.[1];
  if (named !== undefined) return named;
  for (const value of args.toReversed())
    for (const found of resolver.value(context, value))
      if (found.kind === 'class' || found.kind === 'instance') {
        const outline = resolver.scopes.get(found.file)?.outline.classes[found.cls];
        if (outline !== undefined) return outline.name;
      }
  return undefined;
}
