import { crudMethods } from '../../extractors/data/spring-data.ts';
import type { Filter, Limit } from '../../model/data-access.ts';
import type { Table } from '../../model/table.ts';
import type { FunctionOutline, Value } from '../../syntax/outline.ts';
import { annotationsIn, argumentOf, textsOf } from '../annotated/annotation.ts';
import { calleesOf } from '../call-sites.ts';
import { allOf, anyOf, type Conditions, comparison } from '../conditions/conditions.ts';
import { readConditions } from '../conditions/read-conditions.ts';
import type { Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { documentQuery } from '../spring/document-query.ts';
import { fluentQuery } from '../spring/fluent-query.ts';
import { springConditions } from '../spring/spring-conditions.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { type DerivedQuery, derivedQuery } from './derived-query.ts';
import { entityAccesses } from './entity-accesses.ts';
import { graphReads } from './entity-graph.ts';
import { entityQuery } from './entity-query.ts';
import { type PageAsked, pageAsked } from './page-request.ts';
import { type SpringRepository, springRepositoryOf } from './spring-repository.ts';

/** Methods of repository interfaces: those that all have, those that their names explain, those with a query. */
export function readSpringData(spot: CallSpot, facts: OperationFacts): boolean {
  const { call } = spot;
  if (call.new === true || (call.on === undefined && !isQuery(call.name))) return false;
  const repository = repositoryAsked(spot);
  const found = repository && accessesOf(spot, repository);
  if (found === undefined) return false;
  facts.accesses.push(...found, ...readAlong(spot, found));
  return true;
}

/** What the method that is declared says to read along with its rows. */
function readAlong(spot: CallSpot, [main]: readonly AccessFact[]): readonly AccessFact[] {
  const declared = main?.verb === 'select' ? declaredMethod(spot) : undefined;
  if (main === undefined || declared === undefined) return [];
  const outline = spot.resolver.scopes.get(declared.file)?.outline.functions[declared.fn];
  return graphReads(spot, declared, outline?.decorators, main.table.entry);
}

/** A class that several others extend, each with a repository of its own, says of none of them what is asked. */
function repositoryAsked({ resolver, context, call }: CallSpot): SpringRepository | undefined {
  // A method of the interface itself, or one that extends it, asks without naming whom.
  const receivers = resolver.value(context, call.on ?? { kind: 'name', name: 'this' });
  const [first, ...others] = receivers.flatMap((receiver) => springRepositoryOf(resolver, receiver) ?? []);
  return others.every((other) => other.entity === first?.entity) ? first : undefined;
}

function isQuery(name: string): boolean {
  return name === 'findBy' || Object.hasOwn(crudMethods, name) || derivedQuery(name) !== undefined;
}

/** Undefined for a method that has a body to be followed. */
function accessesOf(spot: CallSpot, repository: SpringRepository): readonly AccessFact[] | undefined {
  const { resolver, call } = spot;
  const table = tableOf(spot, repository);
  const declared = declaredMethod(spot);
  if (declared !== undefined && hasBody(spot, declared)) return undefined;
  const outline = declared && resolver.scopes.get(declared.file)?.outline.functions[declared.fn];
  const ofDocuments = repository.collection !== undefined && declared !== undefined && outline !== undefined;
  const asked = ofDocuments ? documentQuery(resolver, declared, outline) : undefined;
  if (asked !== undefined) {
    const many = asked.verb !== 'count' && givesMany(outline?.result);
    return [{ ...plainAccess, spot, library, table, ...asked, many, limit: asked.limit ?? limitOf(spot, outline) }];
  }
  const query = declared && outline ? queryOf(spot, declared, outline) : undefined;
  const page = pageAsked(spot, table.entry);
  const limit = page.isWhole === true ? undefined : (page.limit ?? limitOf(spot, outline));
  if (query !== undefined) return entityQuery(spot, query.text, { ...query, library, limit }, table);
  const isFluent = call.name === 'findBy' && call.args.length === 2;
  if (Object.hasOwn(crudMethods, call.name) || isFluent) return crudAccesses(spot, table, { ...page, limit });
  const derived = derivedQuery(call.name);
  if (derived === undefined)
    return [
      { ...plainAccess, spot, library, table, verb: verbOf(call.name), filtersKnown: false, sorts: page.sorts, limit },
    ];
  const one = derived.limit?.kind === 'constant' && derived.limit.value === 1;
  const found = entityAccesses(spot, library, table, {
    verb: derived.verb,
    many: !one && givesMany(outline?.result),
    conditions: conditionsOf(derived),
    sorts: derived.sorts.map(({ property, descending }) => ({ path: property, descending })),
    limit: derived.limit ?? limit,
  });
  return found.map((access, index) =>
    index === 0 && derived.sorts.length === 0 ? { ...access, sorts: page.sorts } : access,
  );
}

/** `update(id, age)` of Micronaut is explained by its name, too. */
function verbOf(name: string): AccessFact['verb'] {
  if (/^update(?![a-z])/.test(name)) return 'update';
  return /^(?:save|insert|persist)(?![a-z])/.test(name) ? 'upsert' : 'select';
}

/** Of alternatives none chooses rows by itself. */
function conditionsOf({ conditions, alternative }: DerivedQuery): Conditions {
  const parts = conditions.map(({ property, operator }) => comparison({ column: property, operator }));
  return alternative ? anyOf(parts) : allOf(parts);
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

const queryModules = /^(?:org\.springframework|io\.micronaut)\.data(?:\.\w+)*$/;

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
    /^(?:java\.util\.(?:stream\.)?)?(?:List|Set|Collection|Iterable|Stream|Page|Slice|Flux|Map|Streamable|Window|Flow|Multi|Iterator|ArrayList|LinkedList|HashSet|SortedSet|NavigableSet|Deque|Queue|PagingResult|CursoredPage)\b|\[\]$/.test(
      result,
    )
  );
}

function crudAccesses(spot: CallSpot, table: AccessFact['table'], page: PageAsked): readonly AccessFact[] {
  const { verb: usual, many, by } = crudMethods[spot.call.name] ?? { verb: 'select', many: true };
  const verb = usual === 'upsert' && !many && savesNewRow(spot, table) ? 'insert' : usual;
  const keys = by === undefined ? [] : (table.entry?.table.primaryKey ?? []);
  const filters = keys.map((column): Filter => ({ column, operator: by === 'keys' ? 'in' : 'equal' }));
  const { limit, sorts } = page;
  const chosen = choosing.has(spot.call.name) ? chosenBy(spot, page) : undefined;
  if (chosen === undefined) return [{ ...plainAccess, spot, library, table, verb, many, filters, sorts, limit }];
  const place = { ...spot.context, before: spot.call.start };
  const conditions = readConditions(spot.resolver, springConditions, place, chosen);
  const asked =
    spot.call.name === 'findBy' ? fluentQuery(spot, table.entry, spot.call.args[1]) : { verb, many, ...page };
  const found = entityAccesses(spot, library, table, { ...asked, conditions, sorts: [] });
  return found.map((access, index) => (index === 0 ? { ...access, sorts: asked.sorts } : access));
}

/** `payments.save(new Payment(order))`: where the database counts the key up, what was just made has none yet. */
function savesNewRow({ call, resolver, context }: CallSpot, { entry }: AccessFact['table']): boolean {
  const [saved] = call.args;
  const scope = resolver.scopes.get(context.file);
  if (saved === undefined || scope === undefined || entry === undefined || !countsKey(entry.table)) return false;
  const { calls } = scope.outline;
  const isNew = (value: Value): boolean => {
    const made = value.kind === 'call' ? calls[value.call] : undefined;
    return made?.new === true && !made.args.some((given) => given.kind === 'name' && /(?:^|\.)id$/.test(given.name));
  };
  if (saved.kind !== 'name') return isNew(saved);
  const given = scope.bindings(context.fn, saved.name);
  // What is given the id of a row stands for that row.
  const isKeyed = calls.some(({ name, on }) => name === 'setId' && on?.kind === 'name' && on.name === saved.name);
  return !isKeyed && given.length > 0 && given.every(({ value }) => isNew(value));
}

function countsKey({ primaryKey: [key, another], columns }: Table): boolean {
  const column = another === undefined ? columns.find(({ name }) => name === key) : undefined;
  return column !== undefined && (/serial|identity/i.test(column.type) || column.default === 'autoincrement');
}

/** Methods that also take what chooses the rows: a specification, a predicate, an example. */
const choosing: ReadonlySet<string> = new Set(['findAll', 'findOne', 'count', 'exists', 'delete', 'findBy']);

function chosenBy({ call, resolver, context }: CallSpot, { limit, sorts }: PageAsked): Value | undefined {
  const [first] = call.args;
  if (first === undefined) return undefined;
  if (call.name === 'delete')
    return isCondition(resolver.value(context, first)) || first.kind === 'function' ? first : undefined;
  const isPage = call.name === 'findAll' && call.args.length <= (limit === undefined && sorts.length === 0 ? 0 : 1);
  return isPage ? undefined : first;
}

function isCondition(definitions: readonly Definition[]): boolean {
  return definitions.some((found) => found.kind === 'made' && /Specification$|Predicate$/.test(found.maker[0] ?? ''));
}
