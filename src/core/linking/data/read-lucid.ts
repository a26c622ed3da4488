import {
  type LucidMethod,
  lucid,
  lucidMethods,
  lucidModels,
  lucidRelated,
  lucidRelationMethods,
  lucidRowMethods,
  lucidTokens,
} from '../../extractors/data/lucid.ts';
import type { DataVerb, Filter } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { type ChainLink, chainOf, chainTo } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { allSteps, readFurther } from './further-steps.ts';
import { newReading, readStep } from './read-chain-steps.ts';
import { type CatalogTable, columnOf, relationOf } from './schema-catalog.ts';

/** `Order.query().where('state', 'open')`, `Order.findOrFail(id)`, `order.save()`, `order.related('lines').create(…)`. */
export function readLucid(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  const [first] = chain?.links ?? [];
  if (chain?.root === undefined || first === undefined || first.call.new === true) return false;
  const context = { file: spot.context.file, fn: first.call.fn };
  if (readTokens(spot, facts, context, chain.root, first)) return true;
  const model = modelNamed(spot, context, chain.root);
  if (model !== undefined) return readModel(spot, facts, model, chain.links);
  const last = chain.links.at(-1)?.call.name ?? '';
  const isOfRow =
    first.call.name === 'related' || lucidRelated.has(first.call.name) || Object.hasOwn(lucidRowMethods, last);
  const row = isOfRow ? rowBehind(spot, context, chain.root) : undefined;
  return row !== undefined && readRow(spot, facts, row, chain.links);
}

/** `User.accessTokens.create(user)` keeps the token in a table of its own. */
function readTokens(
  spot: CallSpot,
  facts: OperationFacts,
  context: Context,
  root: Value,
  { call }: ChainLink,
): boolean {
  const owner = root.kind === 'name' ? /^(.+)\.accessTokens$/.exec(root.name)?.[1] : undefined;
  const verbs: Readonly<Record<string, DataVerb>> = lucidTokens.methods;
  const verb = Object.hasOwn(verbs, call.name) ? verbs[call.name] : undefined;
  if (owner === undefined || verb === undefined) return false;
  const entry = spot.schema.table(spot.operation.service, lucidTokens.table);
  if (entry === undefined || modelNamed(spot, context, { kind: 'name', name: owner }) === undefined) return false;
  facts.accesses.push({ ...accessOf(spot, entry), verb, many: call.name === 'all', filtersKnown: false });
  return true;
}

/** A class that keeps rows by Lucid. */
function modelNamed(spot: CallSpot, context: Context, root: Value): CatalogTable | undefined {
  if (root.kind !== 'name' || !/^(?:[A-Z]|this$)/.test(root.name)) return undefined;
  for (const found of spot.resolver.value(context, root)) {
    const entry = found.kind === 'class' ? modelOf(spot, found) : undefined;
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function modelOf(spot: CallSpot, { file, cls }: { readonly file: string; readonly cls: number }) {
  const outline = spot.resolver.scopes.get(file)?.outline;
  if (outline?.imports.some(({ from }) => lucidModels.has(from)) !== true) return undefined;
  return spot.schema.model(spot.operation.service, outline.classes[cls]?.name ?? '');
}

function readModel(spot: CallSpot, facts: OperationFacts, entry: CatalogTable, links: readonly ChainLink[]): boolean {
  const [first, ...rest] = links;
  if (first?.call.name === 'query') {
    facts.accesses.push(...queried(spot, entry, rest));
    return true;
  }
  const method = first && Object.hasOwn(lucidMethods, first.call.name) ? lucidMethods[first.call.name] : undefined;
  if (first === undefined || method === undefined) return false;
  facts.accesses.push(asked(spot, entry, method, first));
  return true;
}

/** A query over a model, and over what it loads along. */
function queried(spot: CallSpot, entry: CatalogTable, links: readonly ChainLink[]): readonly AccessFact[] {
  const reading = newReading();
  reading.tables.push({ name: entry.table.name, alias: undefined });
  const steps = allSteps(spot, links);
  for (const step of steps) readFurther(reading, step, () => readStep(step.at, lucid, step.link, reading));
  const named = <T extends { readonly column: string }>(mention: T): T => {
    return { ...mention, column: columnOf(entry, mention.column) ?? mention.column };
  };
  const inColumns = {
    ...reading,
    filters: reading.filters.map(named),
    optional: reading.optional.map(named),
    sorts: reading.sorts.map(named),
  };
  return [
    ...chainAccesses(spot, lucid.id, inColumns),
    ...steps.flatMap(({ link }) => (lucidRelated.has(link.call.name) ? related(spot, entry, link) : [])),
  ];
}

function asked(spot: CallSpot, entry: CatalogTable, method: LucidMethod, { call }: ChainLink): AccessFact {
  const [given] = call.args;
  const column = method.by === 'column' && given?.kind === 'text' ? columnOf(entry, given.text) : undefined;
  const filters: readonly Filter[] =
    method.by === 'key'
      ? keyed(entry, method.many === true)
      : column === undefined
        ? []
        : [{ column, operator: 'equal' }];
  const isOne = method.verb === 'select' && method.many !== true;
  return {
    ...accessOf(spot, entry),
    verb: method.verb,
    many: method.many === true,
    filters,
    filtersKnown: method.by !== 'column' || column !== undefined,
    ...(isOne && { limit: { kind: 'constant' as const, value: 1 } }),
  };
}

function readRow(spot: CallSpot, facts: OperationFacts, row: Row, links: readonly ChainLink[]): boolean {
  const [first, ...rest] = links;
  const last = links.at(-1)?.call.name ?? '';
  if (first === undefined) return false;
  if (first.call.name === 'related') {
    const [of] = relatedEntries(spot, row.entry, first);
    const [next, ...further] = rest;
    if (of === undefined || next === undefined) return false;
    const verb = Object.hasOwn(lucidRelationMethods, next.call.name) ? lucidRelationMethods[next.call.name] : undefined;
    if (next.call.name === 'query') facts.accesses.push(...queried(spot, of, further).map(ofOwner));
    else if (verb !== undefined) facts.accesses.push({ ...accessOf(spot, of), verb, many: false });
    return next.call.name === 'query' || verb !== undefined;
  }
  if (lucidRelated.has(first.call.name)) {
    facts.accesses.push(...related(spot, row.entry, first).map(ofOwner));
    return true;
  }
  const verb = lucidRowMethods[last];
  if (verb === undefined) return false;
  const isNew = row.isNew && verb === 'update';
  const filters = isNew ? [] : keyed(row.entry, false);
  facts.accesses.push({ ...accessOf(spot, row.entry), verb: isNew ? 'insert' : verb, many: false, filters });
  return true;
}

/** By which column the rows of a relation belong to their owner is left to the model. */
function ofOwner(access: AccessFact): AccessFact {
  return { ...access, filtersKnown: false };
}

interface Row {
  readonly entry: CatalogTable;
  readonly isNew: boolean;
}

/** A row by its type, by the query that found it, or by who is signed in. */
function rowBehind(spot: CallSpot, context: Context, root: Value): Row | undefined {
  if (root.kind !== 'name') return undefined;
  for (const found of spot.resolver.value(context, root)) {
    const entry = found.kind === 'instance' ? modelOf(spot, found) : undefined;
    if (entry !== undefined) return { entry, isNew: isMade(spot, context, root.name) };
  }
  if (/(?:^|\.)auth\.user$/.test(root.name)) return signedIn(spot);
  const scope = spot.resolver.scopes.get(context.file);
  const value = boundTo(spot, context, root.name);
  const call = value?.kind === 'call' ? scope?.outline.calls[value.call] : undefined;
  if (scope === undefined || value?.kind !== 'call' || call === undefined) return undefined;
  if (/^(?:getUserOrFail|authenticate|authenticateUsing)$/.test(call.name)) return signedIn(spot);
  const { root: begun, links } = chainTo(scope.outline, value.call, call);
  const entry = begun === undefined ? undefined : modelNamed(spot, { file: context.file, fn: call.fn }, begun);
  const isRow = /^(?:find|first|create|updateOrCreate)/.test(links.at(-1)?.call.name ?? '');
  return entry === undefined || !isRow ? undefined : { entry, isNew: false };
}

/** Whoever is signed in is a row of the model that the guard is set up with, which is called so unless told otherwise. */
function signedIn({ schema, operation }: CallSpot): Row | undefined {
  const entry = schema.model(operation.service, 'User');
  return entry && { entry, isNew: false };
}

function isMade(spot: CallSpot, context: Context, name: string): boolean {
  const value = boundTo(spot, context, name);
  const call = value?.kind === 'call' ? spot.resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  return call?.new === true;
}

function boundTo({ resolver }: CallSpot, { file, fn }: Context, name: string): Value | undefined {
  const scope = resolver.scopes.get(file);
  for (let at = fn; at >= 0; at = scope?.outline.functions[at]?.parent ?? -1) {
    const [binding] = scope?.bindings(at, name) ?? [];
    if (binding !== undefined) return binding.value;
  }
  return undefined;
}

function related(spot: CallSpot, entry: CatalogTable, link: ChainLink): readonly AccessFact[] {
  const many = !/^(?:has|doesntHave|with|whereHas|orWhereHas|whereDoesntHave|loadCount)/.test(link.call.name);
  return relatedEntries(spot, entry, link).map((of) => ({ ...accessOf(spot, of), many, filtersKnown: false }));
}

/** `preload('lines')` by what the model says of its relations. */
function relatedEntries(spot: CallSpot, entry: CatalogTable, { call }: ChainLink): readonly CatalogTable[] {
  const [name] = call.args;
  const model = name?.kind === 'text' ? relationOf(entry, name.text) : undefined;
  const of = model === undefined ? undefined : spot.schema.model(spot.operation.service, model);
  return of === undefined ? [] : [of];
}

function accessOf(spot: CallSpot, entry: CatalogTable): AccessFact {
  return { ...plainAccess, spot, library: lucid.id, table: { name: entry.table.name, entry } };
}

function keyed({ table }: CatalogTable, many: boolean): readonly Filter[] {
  return table.primaryKey.map((column) => ({ column, operator: many ? 'in' : 'equal' }));
}
