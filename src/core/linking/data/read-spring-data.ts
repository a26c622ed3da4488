import { crudMethods } from '../../extractors/data/spring-data.ts';
import type { Filter, Limit } from '../../model/data-access.ts';
import type { FunctionOutline } from '../../syntax/outline.ts';
import { annotationsIn, argumentOf, textsOf } from '../annotated/annotation.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { type DerivedCondition, derivedQuery } from './derived-query.ts';
import { entityColumn, relationIn } from './entity-columns.ts';
import { entityQuery } from './entity-query.ts';
import { pageAsked } from './page-request.ts';
import { type CatalogTable, relationOf } from './schema-catalog.ts';
import { type SpringRepository, springRepositoryOf } from './spring-repository.ts';

/** Methods of repository interfaces: those that all have, those that their names explain, those with a query. */
export function readSpringData(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call } = spot;
  if (call.on === undefined || call.new === true) return false;
  for (const receiver of resolver.value(context, call.on)) {
    const repository = springRepositoryOf(resolver, receiver);
    if (repository === undefined) continue;
    const found = accessesOf(spot, repository);
    if (found === undefined) return false;
    facts.accesses.push(...found);
    return true;
  }
  return false;
}

/** Undefined for a method that has a body to be followed. */
function accessesOf(spot: CallSpot, repository: SpringRepository): readonly AccessFact[] | undefined {
  const { resolver, call } = spot;
  const table = tableOf(spot, repository);
  const declared = declaredMethod(spot);
  if (declared !== undefined && hasBody(spot, declared)) return undefined;
  const outline = declared && resolver.scopes.get(declared.file)?.outline.functions[declared.fn];
  const query = declared && outline ? queryOf(spot, declared, outline) : undefined;
  const page = pageAsked(spot, table.entry);
  const limit = page.limit ?? limitOf(spot, outline);
  if (query !== undefined) return entityQuery(spot, query.text, { ...query, library, limit }, table);
  if (Object.hasOwn(crudMethods, call.name))
    return [{ ...crudAccess(spot, table, limit, page.sorts.length), sorts: page.sorts }];
  const derived = derivedQuery(call.name);
  if (derived === undefined)
    return [{ ...plainAccess, spot, library, table, filtersKnown: false, sorts: page.sorts, limit }];
  const filters = derived.conditions.flatMap((condition) => filterOf(table.entry, condition));
  const related = derived.conditions.flatMap((condition) => relatedAccess(spot, table.entry, condition));
  const sorts = derived.sorts.flatMap(({ property, descending }) => {
    const column = entityColumn(table.entry, property);
    return column === undefined ? [] : [{ column, descending }];
  });
  const one = derived.limit?.kind === 'constant' && derived.limit.value === 1;
  return [
    {
      ...plainAccess,
      spot,
      library,
      table,
      verb: derived.verb,
      many: derived.verb !== 'count' && !one && givesMany(outline?.result),
      filters: derived.alternative ? filters.map((filter) => ({ ...filter, operator: 'other' as const })) : filters,
      filtersKnown: filters.length === derived.conditions.length,
      sorts: sorts.length > 0 ? sorts : page.sorts,
      limit: derived.limit ?? limit,
    },
    ...related,
  ];
}

const library = 'spring-data';

function tableOf(spot: CallSpot, { entity, collection, table: told }: SpringRepository): AccessFact['table'] {
  if (collection !== undefined) return { name: collection };
  if (told !== undefined) return { name: told, entry: spot.schema.table(spot.operation.service, told) };
  const entry = spot.schema.model(spot.operation.service, entity);
  return { name: entry?.table.name ?? entity, entry };
}

interface MethodPlace {
  readonly file: string;
  readonly fn: number;
}

function declaredMethod(spot: CallSpot): MethodPlace | undefined {
  const callees = calleesOf(spot.resolver, spot.context.file, spot.index);
  return callees.find((callee) => callee.kind === 'function');
}

/** A default method, or one of a class that adds to the interface. */
function hasBody({ resolver }: CallSpot, { file, fn }: MethodPlace): boolean {
  const outline = resolver.scopes.get(file)?.outline;
  const cls = outline?.functions[fn]?.cls;
  if (cls === undefined || outline?.classes[cls]?.kind !== 'interface') return true;
  return outline.calls.some((call) => call.fn === fn) || (outline.functions[fn]?.returns.length ?? 0) > 0;
}

const queryModules = /^org\.springframework\.data(?:\.\w+)*$/;

interface WrittenQuery {
  readonly text: string;
  readonly native: boolean;
}

function queryOf(
  { resolver }: CallSpot,
  { file, fn }: MethodPlace,
  outline: FunctionOutline,
): WrittenQuery | undefined {
  for (const annotation of annotationsIn(resolver, { file, fn }, outline.decorators)) {
    if (annotation.name !== 'Query' || !annotation.modules.some((module) => queryModules.test(module))) continue;
    const [text] = textsOf(resolver, argumentOf(annotation, ['value']));
    const native = argumentOf(annotation, ['nativeQuery'])?.value;
    if (text !== undefined) return { text, native: native?.kind === 'literal' && native.text === 'true' };
  }
  return undefined;
}

/** A page is as large as whoever asks for it says. */
function limitOf(spot: CallSpot, outline: FunctionOutline | undefined): Limit | undefined {
  const declared = outline?.parameters.some(({ type }) =>
    /^(?:Pageable|PageRequest|Limit|ScrollPosition)$/.test(type ?? ''),
  );
  const passed = spot.call.args.some((argument) =>
    spot.resolver
      .value(spot.context, argument)
      .some(
        ({ kind, ...made }) => kind === 'made' && 'maker' in made && /^Page(?:able|Request)$/.test(made.maker[0] ?? ''),
      ),
  );
  return declared === true || passed ? { kind: 'parameter' } : undefined;
}

function givesMany(result: string | undefined): boolean {
  return (
    result === undefined ||
    /^(?:java\.util\.)?(?:List|Set|Collection|Iterable|Stream|Page|Slice|Flux|Map|Streamable|Window)\b|\[\]$/.test(
      result,
    )
  );
}

function crudAccess(spot: CallSpot, table: AccessFact['table'], limit: Limit | undefined, sorted: number): AccessFact {
  const { verb, many, by } = crudMethods[spot.call.name] ?? { verb: 'select', many: true };
  const keys = by === undefined ? [] : (table.entry?.table.primaryKey ?? []);
  const filters = keys.map((column): Filter => ({ column, operator: by === 'keys' ? 'in' : 'equal' }));
  // `findAll(specification)` filters by what is built elsewhere.
  const open = spot.call.name === 'findAll' && spot.call.args.length > (limit === undefined && sorted === 0 ? 0 : 1);
  const known = !open && spot.call.name !== 'findOne';
  return { ...plainAccess, spot, library, table, verb, many, filters, filtersKnown: known, limit };
}

function filterOf(entry: CatalogTable | undefined, { property, operator }: DerivedCondition): readonly Filter[] {
  const column = entityColumn(entry, property);
  return column === undefined ? [] : [{ column, operator }];
}

/** `findByCustomerEmail` looks for the email in the other table. */
function relatedAccess(
  spot: CallSpot,
  entry: CatalogTable | undefined,
  { property, operator }: DerivedCondition,
): readonly AccessFact[] {
  if (entry === undefined || entityColumn(entry, property) !== undefined) return [];
  const relation = relationIn(entry, property);
  const model = relation === undefined ? undefined : relationOf(entry, relation);
  if (relation === undefined || model === undefined) return [];
  const other = spot.schema.model(spot.operation.service, model);
  const rest = property.slice(relation.length).replace(/^[._]/, '');
  const column = entityColumn(other, rest.charAt(0).toLowerCase() + rest.slice(1));
  const filters = column === undefined ? [] : [{ column, operator }];
  const table = { name: other?.table.name ?? model, entry: other };
  return [{ ...plainAccess, spot, library, table, filters, filtersKnown: column !== undefined }];
}
