import { rowMethods, sequelize, sequelizeMethods, tellingMethods } from '../../extractors/data/sequelize.ts';
import type { Filter, FilterOperator, Limit, Sort } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { entryOf, itemsOf, objectsOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { modelFor, modelName } from './class-models.ts';
import { grownEntries } from './grown-entries.ts';
import { limitOf } from './read-chain-steps.ts';
import { type CatalogTable, columnOf, relationOf } from './schema-catalog.ts';
import { defaultScope, namedScopes, scopedModel } from './sequelize-scopes.ts';

/** `Order.findAll({ where: { state }, order: [['createdAt', 'DESC']], limit: 20, include: [Customer] })`, `order.save()`. */
export function readSequelize(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context } = spot;
  if (call.on === undefined) return false;
  const method = Object.hasOwn(sequelizeMethods, call.name) ? sequelizeMethods[call.name] : undefined;
  const scoped = scopedModel(spot.resolver, context, call.on);
  const on = scoped?.on ?? call.on;
  const entry = method === undefined ? undefined : modelAt(spot, context, on);
  if (method === undefined || entry === undefined) return readRow(spot, facts);
  const value = call.args[method.options];
  const options: PlacedValue | undefined = value === undefined ? undefined : { context, value };
  const [model] = spot.resolver.value(context, on);
  const scopes =
    model === undefined
      ? []
      : scoped === undefined
        ? defaultScope(spot.resolver, model)
        : namedScopes(spot.resolver, model, scoped.context, scoped.named);
  const given = filtersOf(spot, entry, optionOf(spot, options, 'where'));
  const further = scopes.map((scope) => filtersOf(spot, entry, optionOf(spot, scope, 'where')));
  const added = method.verb === 'insert' ? [] : further.flatMap(({ filters }) => filters);
  const conditions = {
    ...given,
    filters: [...added, ...given.filters],
    known: given.known && further.every(({ known }) => known) && (scoped?.named.length ?? 0) <= scopes.length,
  };
  const key = entry.table.primaryKey.map((column): Filter => ({ column, operator: 'equal' }));
  const before = facts.accesses.length;
  facts.accesses.push(
    {
      ...plainAccess,
      spot,
      library: sequelize.id,
      table: { name: entry.table.name, entry },
      verb: method.verb,
      many: method.many,
      filters: method.keyed === true ? key : conditions.filters,
      filtersKnown: conditions.known,
      ...(conditions.optional?.length && { optionalFilters: conditions.optional }),
      sorts: sortsOf(entry, optionOf(spot, options, 'order')),
      limit: limitIn(method.verb === 'select' && !method.many, optionOf(spot, options, 'limit')),
    },
    ...includedIn(spot, entry, optionOf(spot, options, 'include'), 0),
  );
  const [main] = facts.accesses.slice(before);
  if (call.name === 'findAndCountAll' && main !== undefined)
    facts.accesses.push({ ...main, verb: 'count', many: false, sorts: [], limit: undefined });
  return true;
}

function limitIn(one: boolean, given: PlacedValue | undefined): Limit | undefined {
  if (one) return { kind: 'constant', value: 1 };
  return given === undefined ? undefined : limitOf(given.value);
}

function optionOf(spot: CallSpot, options: PlacedValue | undefined, key: string): PlacedValue | undefined {
  return options === undefined ? undefined : entryOf(spot.resolver, options.context, options.value, key);
}

/**
 * A model by the class or call that declares it; by its name where the project loads its models as a folder, so that no
 * import leads to them.
 */
function modelAt(spot: CallSpot, context: Context, on: Value): CatalogTable | undefined {
  if (on.kind !== 'name') return undefined;
  const written = on.name.split('.').at(-1) ?? on.name;
  const definitions = meantHere(spot.resolver, context, on.name, spot.resolver.value(context, on));
  const names = [written, ...definitions.flatMap((definition) => nameTold(spot, definition))];
  // What several callers pass is one thing for each of them.
  if (new Set(definitions.flatMap((each) => (each.kind === 'class' ? [`${each.file} ${each.cls}`] : []))).size > 1)
    return undefined;
  const name = names.find((each) => spot.schema.model(spot.operation.service, each)?.table.model === each) ?? written;
  const entry = spot.schema.model(spot.operation.service, name);
  const declared = definitions.some((definition) => {
    if (definition.kind === 'made') return sequelize.modules.some((module) => module === definition.module);
    if (definition.kind !== 'class') return false;
    const bases = spot.resolver.scopes.get(definition.file)?.outline.classes[definition.cls]?.bases ?? [];
    return bases.some((base) => /(?:^|\.)Model\b/.test(base));
  });
  // A class of the workspace that extends nothing of Sequelize is kept by another library.
  if (!declared && definitions.some(({ kind }) => kind === 'class')) return undefined;
  const told = entry?.table.model === name && entry.table.documents !== true;
  return told && (declared || /^[A-Z]/.test(name) || tellingMethods.has(spot.call.name)) ? entry : undefined;
}

/** What a base class calls its model is in each class below the one that it hands to its parent. */
function meantHere(
  resolver: Resolver,
  { file, fn }: Context,
  name: string,
  found: readonly Definition[],
): readonly Definition[] {
  const property = found.length > 1 ? modelName.exec(name)?.[1] : undefined;
  const cls = property === undefined ? undefined : resolver.scopes.get(file)?.classAround(fn);
  if (property === undefined || cls === undefined) return found;
  const own = modelFor(resolver, { file, cls }, { file: '', cls: -1 }, property);
  return own.length === 1 ? own : found;
}

/** `define('crew', …)` and `Port.init({ … }, { modelName: 'port' })` give a model a name of its own. */
function nameTold({ resolver }: CallSpot, definition: Definition): readonly string[] {
  if (definition.kind === 'class') {
    const outline = resolver.scopes.get(definition.file)?.outline;
    const cls = outline?.classes[definition.cls]?.name ?? '';
    const told = (outline?.calls ?? []).flatMap((call) => {
      if (call.name !== 'init' || call.on?.kind !== 'name' || call.on.name !== cls) return [];
      const told = entryOf(resolver, { file: definition.file, fn: call.fn }, call.args[1], 'modelName');
      return told?.value.kind === 'text' ? [told.value.text] : [];
    });
    return [...told, cls];
  }
  const site = definition.kind === 'made' && definition.members.at(-1) === 'define()' ? definition.call : undefined;
  const [first] = (site && resolver.scopes.get(site.file)?.outline.calls[site.call]?.args) ?? [];
  return first?.kind === 'text' ? [first.text] : [];
}

interface Conditions {
  readonly filters: readonly Filter[];
  /** Those that only some runs have. */
  readonly optional?: readonly Filter[];
  readonly known: boolean;
}

function filtersOf(spot: CallSpot, entry: CatalogTable, where: PlacedValue | undefined): Conditions {
  if (where === undefined) return { filters: [], known: true };
  const objects = objectsOf(spot.resolver, where.context, where.value);
  const filters: Filter[] = [];
  let known = objects.length > 0 && where.value.kind === 'object';
  for (const { context, value } of objects) {
    if (value.kind !== 'object') continue;
    if (value.spreads.length > 0) known = false;
    for (const { key, value: wanted } of value.entries) {
      if (/Op\.(?:and|or)\b/.test(key)) {
        for (const item of itemsOf(spot.resolver, context, wanted)) {
          const inner = filtersOf(spot, entry, item);
          filters.push(...inner.filters);
          known &&= inner.known;
        }
        continue;
      }
      const column = key.startsWith('[') || key.includes('.') ? undefined : columnOf(entry, key);
      if (column === undefined) known = false;
      else filters.push({ column, operator: operatorOf(wanted) });
    }
  }
  const optional: Filter[] = [];
  for (const { key, value, branch } of grownEntries(spot.resolver, where.context, where.value)) {
    const column = columnOf(entry, key);
    if (column !== undefined) (branch === undefined ? filters : optional).push({ column, operator: operatorOf(value) });
  }
  return { filters, optional, known };
}

function operatorOf(wanted: Value): FilterOperator {
  if (wanted.kind === 'list') return 'in';
  if (wanted.kind !== 'object') return 'equal';
  const name = /Op\.(\w+)/.exec(wanted.entries[0]?.key ?? '')?.[1];
  if (name === undefined || name === 'eq' || name === 'is') return 'equal';
  if (name === 'in') return 'in';
  if (/^(?:gte?|lte?|between)$/.test(name)) return 'range';
  return /like$/i.test(name) || name === 'startsWith' ? 'like' : 'other';
}

/** `[['createdAt', 'DESC'], 'name']` */
function sortsOf(entry: CatalogTable, order: PlacedValue | undefined): readonly Sort[] {
  const list = order?.value;
  if (list?.kind !== 'list') return [];
  const pairs = list.items.every((item) => item.kind === 'text') ? [list] : list.items;
  return pairs.flatMap((pair): readonly Sort[] => {
    const [name, direction] = pair.kind === 'list' ? pair.items : [pair];
    const column = name?.kind === 'text' ? columnOf(entry, name.text) : undefined;
    const descending = direction?.kind === 'text' && /^desc/i.test(direction.text);
    return column === undefined ? [] : [{ column, descending }];
  });
}

const deepest = 5;

/** `include: [Customer, { model: Line, as: 'lines', include: […] }, 'tags']` */
function includedIn(
  spot: CallSpot,
  owner: CatalogTable,
  include: PlacedValue | undefined,
  depth: number,
): readonly AccessFact[] {
  if (include === undefined || depth > deepest) return [];
  return itemsOf(spot.resolver, include.context, include.value).flatMap((item) => {
    const named = item.value.kind === 'object' ? entryOf(spot.resolver, item.context, item.value, 'model') : item;
    const alias =
      item.value.kind === 'text'
        ? item.value.text
        : textIn(
            entryOf(spot.resolver, item.context, item.value, 'as')?.value ??
              entryOf(spot.resolver, item.context, item.value, 'association')?.value,
          );
    const model =
      named?.value.kind === 'name'
        ? named.value.name.split('.').at(-1)
        : alias === undefined
          ? undefined
          : relationOf(owner, alias);
    const entry = model === undefined ? undefined : spot.schema.model(spot.operation.service, model);
    if (entry === undefined) return [];
    const access: AccessFact = {
      ...plainAccess,
      spot,
      library: sequelize.id,
      table: { name: entry.table.name, entry },
      filtersKnown: false,
    };
    const inner = entryOf(spot.resolver, item.context, item.value, 'include');
    return [access, ...includedIn(spot, entry, inner, depth + 1)];
  });
}

function textIn(value: Value | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}

/** `order.save()` of a row that a query of this function found. */
function readRow(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context } = spot;
  const verb = Object.hasOwn(rowMethods, call.name) ? rowMethods[call.name] : undefined;
  const scope = spot.resolver.scopes.get(context.file);
  if (verb === undefined || call.on?.kind !== 'name' || scope === undefined) return false;
  const { name } = call.on;
  const found = scope.outline.bindings.find((binding) => binding.name === name && binding.fn === call.fn)?.value;
  const made = found?.kind === 'call' ? scope.outline.calls[found.call] : undefined;
  if (made?.on === undefined || !/^(?:find(?:One|ByPk|OrCreate)|create|build)$/.test(made.name)) return false;
  const entry = modelAt(spot, { file: context.file, fn: made.fn }, made.on);
  if (entry === undefined) return false;
  const isNew = made.name === 'build' && verb === 'update';
  const filters = isNew ? [] : entry.table.primaryKey.map((column): Filter => ({ column, operator: 'equal' }));
  const table = { name: entry.table.name, entry };
  facts.accesses.push({
    ...plainAccess,
    spot,
    library: sequelize.id,
    table,
    verb: isNew ? 'insert' : verb,
    many: false,
    filters,
  });
  return true;
}
