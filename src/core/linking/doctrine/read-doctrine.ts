import { doctrine, managerTypes, repositoryBases } from '../../extractors/data/doctrine.ts';
import type { DataVerb } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import { readQuery } from '../../syntax/sql/read-query.ts';
import { calleesOf } from '../call-sites.ts';
import { type AccessFact, plainAccess } from '../data/access-fact.ts';
import { type ChainLink, chainOf } from '../data/chain.ts';
import { chainAccesses } from '../data/chain-accesses.ts';
import { entityColumn } from '../data/entity-columns.ts';
import { entityQuery } from '../data/entity-query.ts';
import {
  branchOf,
  type ChainReading,
  limitOf,
  mention,
  newReading,
  readAtTimes,
  readStep,
} from '../data/read-chain-steps.ts';
import { relationOf } from '../data/schema-catalog.ts';
import type { Context, Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { objectsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { begunIn, calledOf, type PlacedStep, paging, stepsAfter } from './builder-steps.ts';

const library = doctrine.id;

/** `$this->scores->findBy(['composer' => $id])`, `$em->persist($score)`, `createQueryBuilder('s')->where(…)`, DQL. */
export function readDoctrine(spot: CallSpot, facts: OperationFacts): boolean {
  const { call } = spot;
  if (call.on === undefined) return false;
  if (readBuilder(spot, facts) || readConnection(spot, facts)) return true;
  const found = /^find|^count$/.test(call.name)
    ? finding(spot)
    : call.name === 'createQuery'
      ? written(spot)
      : storing(spot);
  facts.accesses.push(...found);
  return found.length > 0;
}

export function tableOf(spot: CallSpot, entity: string): AccessFact['table'] {
  const entry = spot.schema.model(spot.operation.service, entity);
  return { name: entry?.table.name ?? entity, entry };
}

/** The entity of a repository: by its class, or by what hands it out. */
export function repositoryEntity(spot: CallSpot, context: Context, value: Value): string | undefined {
  const call = value.kind === 'call' ? spot.resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call?.name === 'getRepository' && call.args[0] !== undefined)
    return entityName(spot, { file: context.file, fn: call.fn }, call.args[0]);
  for (const definition of spot.resolver.value(context, value)) {
    const entity = definition.kind === 'instance' ? entityOfClass(spot, definition, 0) : madeFor(spot, definition);
    if (entity !== undefined) return entity;
  }
  return undefined;
}

/** A variable that holds what `getRepository(Score::class)` gave. */
function madeFor(spot: CallSpot, definition: Definition): string | undefined {
  if (definition.kind !== 'made' || definition.members.at(-1) !== 'getRepository()' || definition.call === undefined)
    return undefined;
  const { file, call } = definition.call;
  const made = spot.resolver.scopes.get(file)?.outline.calls[call];
  return made?.args[0] && entityName(spot, { file, fn: made.fn }, made.args[0]);
}

/** `parent::__construct($registry, Score::class)` */
function entityOfClass(
  spot: CallSpot,
  { file, cls }: { file: string; cls: number },
  depth: number,
): string | undefined {
  const scope = spot.resolver.scopes.get(file);
  const outline = scope?.outline.classes[cls];
  const isRepository = (outline?.bases ?? []).some((base) =>
    spot.resolver
      .name({ file, fn: 0 }, base)
      .some(
        (found) =>
          (found.kind === 'external' && repositoryBases.has(`${found.module}\\${found.path[0]}`)) ||
          (found.kind === 'class' && depth < 4 && entityOfClass(spot, found, depth + 1) !== undefined),
      ),
  );
  const making = scope?.method(cls, 'constructor');
  const base = scope?.outline.calls.find(
    (call) => call.fn === making && call.name === 'super' && call.on === undefined,
  );
  const [, entity] = base?.args ?? [];
  if (entity !== undefined && making !== undefined && (isRepository || depth > 0))
    return entityName(spot, { file, fn: making }, entity);
  return isRepository ? outline?.name.replace(/Repository$/, '') : undefined;
}

function entityName(spot: CallSpot, context: Context, value: Value): string | undefined {
  if (value.kind !== 'name') return undefined;
  for (const definition of spot.resolver.value(context, value)) {
    if (definition.kind !== 'class' && definition.kind !== 'instance') continue;
    return spot.resolver.scopes.get(definition.file)?.outline.classes[definition.cls]?.name;
  }
  return undefined;
}

export function isManager({ resolver, context, call }: CallSpot): boolean {
  // `$this->getEntityManager()` of a repository
  const before = call.on?.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[call.on.call] : undefined;
  if (before !== undefined && /^get(?:Entity|Object)?Manager$/.test(before.name)) return true;
  return (
    call.on !== undefined &&
    resolver
      .value(context, call.on)
      .some((found) => found.kind === 'made' && managerTypes.has(`${found.module}\\${found.maker[0] ?? ''}`))
  );
}

/** `find($id)`, `findAll()`, `findBy($criteria, $order, $limit)`, `findOneByTitle($title)`, `count($criteria)` */
function finding(spot: CallSpot): readonly AccessFact[] {
  const { call, context, resolver } = spot;
  const own = call.on === undefined ? undefined : repositoryEntity(spot, context, call.on);
  const isFound = own === undefined && call.name === 'find' && isManager(spot);
  const [first, second, third] = call.args;
  const entity = own ?? (isFound && first !== undefined ? entityName(spot, context, first) : undefined);
  if (entity === undefined || hasOwnMethod(spot)) return [];
  const table = tableOf(spot, entity);
  const column = (name: string): string => entityColumn(table.entry, name) ?? name;
  const filters =
    /^(?:findBy|findOneBy|count)$/.test(call.name) && first !== undefined ? keysOf(spot, first).map(column) : [];
  const named = /^find(?:One)?By([A-Z]\w*)$/.exec(call.name)?.[1];
  if (named !== undefined) filters.push(column(named.charAt(0).toLowerCase() + named.slice(1)));
  if (call.name === 'find') filters.push(...(table.entry?.table.primaryKey ?? ['id']));
  const isOne = call.name === 'find' || call.name.startsWith('findOne');
  const isBuilt =
    first?.kind === 'name' &&
    /^(?:findBy|findOneBy|count)$/.test(call.name) &&
    objectsOf(resolver, context, first).length === 0;
  return [
    {
      ...plainAccess,
      spot,
      library,
      table,
      verb: call.name === 'count' ? 'count' : 'select',
      many: !isOne && call.name !== 'count',
      filters: filters.map((name) => ({ column: name, operator: 'equal' })),
      filtersKnown: !isBuilt,
      sorts:
        call.name === 'findBy' && second !== undefined
          ? keysOf(spot, second).map((name) => ({ column: column(name), descending: false }))
          : [],
      limit: isOne
        ? { kind: 'constant', value: 1 }
        : call.name === 'findBy' && third !== undefined
          ? limitOf(third)
          : undefined,
    },
  ];
}

function keysOf({ resolver, context }: CallSpot, value: Value): string[] {
  return objectsOf(resolver, context, value).flatMap((placed) =>
    placed.value.kind === 'object' ? placed.value.entries.map(({ key }) => key) : [],
  );
}

/** A repository may have a method of that name itself: then that one is followed. */
function hasOwnMethod({ resolver, context, call }: CallSpot): boolean {
  const owners = call.on === undefined ? [] : resolver.value(context, call.on);
  return owners.some((owner) => resolver.member(owner, call.name).some(({ kind }) => kind === 'function'));
}

/** `$em->persist(new Score(…))`, `$em->remove($score)` */
function storing(spot: CallSpot): readonly AccessFact[] {
  const { call, context } = spot;
  const [first] = call.args;
  if ((call.name !== 'persist' && call.name !== 'remove') || first === undefined || !isManager(spot)) return [];
  const entity = entityBehind(spot, context, first);
  if (entity === undefined) return [];
  const table = tableOf(spot, entity);
  const removes = call.name === 'remove';
  const filters = removes
    ? (table.entry?.table.primaryKey ?? []).map((column) => ({ column, operator: 'equal' as const }))
    : [];
  return [{ ...plainAccess, spot, library, table, verb: removes ? 'delete' : 'insert', many: false, filters }];
}

/** `$connection->update('scores', $row, ['id' => $id])` of DBAL. */
function readConnection(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context, resolver } = spot;
  const verb = Object.hasOwn(connectionVerbs, call.name) ? connectionVerbs[call.name] : undefined;
  const [named, ...given] = call.args;
  const name = verb && named && resolveText(resolver, context, named)?.text;
  if (verb === undefined || name === undefined || call.on === undefined || !/^[\w.]+$/.test(name)) return false;
  const isConnection = resolver
    .value(context, call.on)
    .some((found) => found.kind === 'made' && found.module === 'Doctrine\\DBAL' && found.members.length === 0);
  if (!isConnection) return false;
  const entry = spot.schema.table(spot.operation.service, name);
  const criteria = verb === 'update' ? given[1] : verb === 'delete' ? given[0] : undefined;
  const filters = criteria === undefined ? [] : keysOf(spot, criteria);
  facts.accesses.push({
    ...plainAccess,
    spot,
    library,
    table: { name: entry?.table.name ?? name, entry },
    verb,
    many: verb !== 'insert',
    filters: filters.map((column) => ({ column, operator: 'equal' })),
    filtersKnown: criteria === undefined || filters.length > 0,
  });
  return true;
}

const connectionVerbs: Readonly<Record<string, DataVerb>> = { insert: 'insert', update: 'update', delete: 'delete' };

/** An instance of an entity, or what a repository found. */
function entityBehind(spot: CallSpot, context: Context, value: Value): string | undefined {
  for (const definition of spot.resolver.value(context, value)) {
    const cls =
      definition.kind === 'instance'
        ? spot.resolver.scopes.get(definition.file)?.outline.classes[definition.cls]
        : undefined;
    if (cls !== undefined) return cls.name;
  }
  return undefined;
}

/** `createQuery('SELECT s FROM App\Entity\Score s WHERE s.title = :title')` */
function written(spot: CallSpot): readonly AccessFact[] {
  const [first] = spot.call.args;
  const text = first && resolveText(spot.resolver, spot.context, first)?.text;
  if (text === undefined) return [];
  const plain = text.replaceAll(/[\w\\]*\\(\w+)/g, '$1');
  const entity = /(?:\bfrom|^\s*update)\s+(\w+)/i.exec(plain)?.[1];
  return entity === undefined
    ? []
    : entityQuery(spot, plain, { library, native: false, limit: undefined }, tableOf(spot, entity));
}

function readBuilder(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  const begun = chain && (beginning(spot, spot.context.file, chain.links) ?? begunElsewhere(spot, chain.links));
  if (begun === undefined) return false;
  const { first, at } = begun;
  const steps = [...begun.steps, ...stepsAfter(spot, spot.index)];
  const context = { file: at.context.file, fn: first.call.fn };
  const links = steps.map(({ link }) => link);
  const source = sourceOf(at, context, links, first);
  if (source === undefined) return false;
  const isOpen = !links.some(({ call }) => call.name === 'getQuery');
  if (isOpen && at === spot && isGoneOnWith(spot)) return true;
  const reading = newReading();
  reading.tables.push({ name: source.entity, alias: source.alias });
  for (const { at: place, link, branch, isUnread } of steps) {
    if (isUnread) reading.filtersKnown = false;
    if (paging.test(link.call.name)) reading.limit ??= { kind: 'parameter' };
    readAtTimes(reading, branchOf({ branch }, spot.call), () => readBuilderStep(place, source.entity, link, reading));
  }
  facts.accesses.push(...chainAccesses(spot, library, reading));
  return true;
}

interface Begun {
  /** The call of `createQueryBuilder`. */
  readonly first: ChainLink;
  readonly at: CallSpot;
  readonly steps: readonly PlacedStep[];
}

function beginning(spot: CallSpot, file: string, links: readonly ChainLink[]): Begun | undefined {
  const start = links.findIndex(({ call }) => call.name === 'createQueryBuilder');
  const first = links[start];
  if (first?.call.on === undefined) return undefined;
  const at = file === spot.context.file ? spot : { ...spot, context: { file, fn: first.call.fn } };
  return { first, at, steps: links.slice(start + 1).map((link) => ({ at, link, branch: link.call.branch })) };
}

/** `$this->open()->andWhere(…)`: a function gives a builder that is gone on with here. */
function begunElsewhere(spot: CallSpot, links: readonly ChainLink[], depth = 0): Begun | undefined {
  for (const [position, { index }] of links.entries())
    for (const callee of calleesOf(spot.resolver, spot.context.file, index)) {
      if (callee.kind !== 'function') continue;
      const last = begunIn(spot, callee);
      const scope = spot.resolver.scopes.get(callee.file);
      const call = last === undefined ? undefined : scope?.outline.calls[last];
      if (last === undefined || call === undefined || !goesOn(spot, spot.context.file, index)) continue;
      const inside: CallSpot = { ...spot, context: { file: callee.file, fn: call.fn }, index: last, call };
      const inner = chainWithin(inside);
      const begun =
        beginning(inside, callee.file, inner) ??
        (depth < maxFunctions ? begunElsewhere(inside, inner, depth + 1) : undefined);
      if (begun === undefined) continue;
      const own = links.slice(position + 1).map((link) => ({ at: spot, link, branch: link.call.branch }));
      return { ...begun, steps: [...begun.steps, ...stepsAfter(inside, last), ...own] };
    }
  return undefined;
}

/** Repositories begin a query in few functions that call each other; the bound keeps hostile input cheap. */
const maxFunctions = 4;

/** A chain with what it goes on with where it is handed nothing: `($qb ?? $this->createQueryBuilder('s'))->andWhere(…)`. */
function chainWithin(spot: CallSpot): readonly ChainLink[] {
  const chain = chainOf(spot);
  const begun = chain?.root?.kind === 'either' ? calledOf(chain.root) : undefined;
  const call =
    begun?.kind === 'call' ? spot.resolver.scopes.get(spot.context.file)?.outline.calls[begun.call] : undefined;
  const first = begun?.kind === 'call' && call !== undefined ? [{ index: begun.call, call }] : [];
  return [...first, ...(chain?.links ?? [])];
}

/** Whether all callers of the function that gives a builder back go on with it: it is run there. */
function isGoneOnWith(spot: CallSpot): boolean {
  const { resolver, context } = spot;
  if (begunIn(spot, context) === undefined) return false;
  const sites = resolver.callSites({ kind: 'function', ...context });
  return sites.length > 0 && sites.every(({ file, call }) => goesOn(spot, file, call));
}

function goesOn({ resolver }: CallSpot, file: string, index: number): boolean {
  const { calls = [], bindings = [] } = resolver.scopes.get(file)?.outline ?? {};
  const is = (value: Value | undefined): boolean => value?.kind === 'call' && value.call === index;
  return (
    calls.some(({ on, args, name }) => is(on) || (args.some(is) && !Object.hasOwn(doctrine.steps, name))) ||
    bindings.some(({ value }) => is(value))
  );
}

/** `createQueryBuilder('s')` of a repository, or `->from(Score::class, 's')` further on. */
function sourceOf(spot: CallSpot, context: Context, links: readonly ChainLink[], { call }: ChainLink) {
  const own = call.on && repositoryEntity(spot, context, call.on);
  const [alias] = call.args;
  if (own !== undefined) return { entity: own, alias: alias?.kind === 'text' ? alias.text : undefined };
  const from = links.find((link) => opening.has(link.call.name) && link.call.args.length > 0)?.call;
  const [cls, named] = from?.args ?? [];
  // The builder of a connection speaks of tables.
  const entity = cls && (cls.kind === 'text' ? cls.text : entityName(spot, context, cls));
  return entity === undefined ? undefined : { entity, alias: named?.kind === 'text' ? named.text : undefined };
}

const opening: ReadonlySet<string> = new Set(['from', 'delete', 'update', 'insert']);

function readBuilderStep(spot: CallSpot, entity: string, link: ChainLink, reading: ChainReading): void {
  const context = { file: spot.context.file, fn: link.call.fn };
  const step = Object.hasOwn(doctrine.steps, link.call.name) ? doctrine.steps[link.call.name] : undefined;
  const [first, second] = link.call.args;
  const text = first && resolveText(spot.resolver, context, first)?.text;
  if (step?.does === 'condition') addCondition(text, reading);
  else if (step?.does === 'join') {
    const { qualifier, column } = mention(text ?? '');
    const owner = reading.tables.find(({ alias }) => alias === qualifier)?.name ?? entity;
    const relation = relationOf(spot.schema.model(spot.operation.service, owner), column);
    if (relation !== undefined)
      reading.tables.push({ name: relation, alias: second?.kind === 'text' ? second.text : undefined });
  } else readStep(spot, doctrine, link, reading);
}

/** The condition is close to SQL: the SQL reader knows what it compares. */
function addCondition(text: string | undefined, reading: ChainReading): void {
  const alias = reading.tables[0]?.alias ?? 't';
  const query =
    text === undefined
      ? undefined
      : readQuery(`SELECT * FROM t AS ${alias} WHERE ${text.replaceAll('{}', '?').replaceAll(/:\w+/g, '?')}`);
  if (query === undefined || text?.includes('{}') === true) reading.filtersKnown = false;
  for (const filter of query?.filters ?? []) reading.filters.push({ ...filter, qualifier: filter.qualifier });
}
