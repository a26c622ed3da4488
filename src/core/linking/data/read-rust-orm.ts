import { diesel, type RustOrm, rustComparisons, rustOrms } from '../../extractors/data/rust-orms.ts';
import type { DataVerb, Filter, Limit, Sort } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { plainAccess, type TableReference } from './access-fact.ts';
import { chainOf } from './chain.ts';
import { columnOf } from './schema-catalog.ts';

/** `orders::table.filter(orders::status.eq(status)).load(conn)`, `Orders::find().filter(Column::Status.eq(status)).all(&db)` */
export function readRustOrm(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  if (chain === undefined) return false;
  const calls = chain.links.map(({ call }) => call);
  for (const orm of rustOrms) {
    const run = calls.find(({ name }) => Object.hasOwn(orm.runs, name));
    const query = run && queryIn(spot, orm, chain.root, calls, 0);
    if (run === undefined || query === undefined) continue;
    const how = orm.runs[run.name];
    const isLimited = query.verb === 'select' && orm.limited.includes(run.name);
    const isReplaced = query.verb === 'insert' && calls.some(({ name }) => name === 'on_conflict');
    const isCounted = orm === diesel && calls.some(({ name }) => name === 'count');
    facts.accesses.push({
      ...plainAccess,
      spot,
      library: orm.id,
      table: query.table,
      verb: (how === 'count' || isCounted) && query.verb === 'select' ? 'count' : isReplaced ? 'upsert' : query.verb,
      many: how === 'many' || (how === 'none' && (query.verb === 'update' || query.verb === 'delete')),
      filters: query.filters,
      filtersKnown: query.filtersKnown,
      ...(query.optional && { optionalFilters: query.optional }),
      sorts: query.sorts,
      limit: query.limit ?? (isLimited ? { kind: 'constant', value: 1 } : undefined),
    });
    const joined = query.verb === 'select' ? joinedBy(spot, orm, calls) : [];
    for (const table of joined) {
      const filters = (query.elsewhere ?? []).flatMap(({ of, ...filter }) => (of === table.name ? [filter] : []));
      facts.accesses.push({ ...plainAccess, spot, library: orm.id, table, filters, filtersKnown: false, joined: true });
    }
    return true;
  }
  return false;
}

/** `.inner_join(trees::table)`, `.find_also_related(press::Entity)` */
function joinedBy(spot: CallSpot, orm: RustOrm, calls: readonly CallOutline[]): readonly TableReference[] {
  return calls.flatMap(({ name, args: [first] }) =>
    orm.joins.includes(name) && first?.kind === 'name' ? (tableNamed(spot, orm, first.name) ?? []) : [],
  );
}

function tableNamed(spot: CallSpot, orm: RustOrm, name: string): TableReference | undefined {
  return orm === diesel ? dieselTable(spot, name) : entityTable(spot, name);
}

interface Query {
  readonly table: TableReference;
  readonly verb: DataVerb;
  readonly filters: readonly Filter[];
  readonly filtersKnown: boolean;
  readonly optional?: readonly Filter[] | undefined;
  /** What is asked of tables that are joined. */
  readonly elsewhere?: readonly OwnedFilter[] | undefined;
  readonly sorts: readonly Sort[];
  readonly limit?: Limit | undefined;
}

const maxDepth = 4;

function queryIn(
  spot: CallSpot,
  orm: RustOrm,
  root: Value | undefined,
  calls: readonly CallOutline[],
  depth: number,
): Query | undefined {
  const start = depth > maxDepth ? undefined : startOf(spot, orm, root, calls, depth);
  if (start === undefined) return undefined;
  const column = (name: string): string => columnOf(start.table.entry, name) ?? name;
  // Both libraries call the key so unless something else is said.
  const key = start.table.entry?.table.primaryKey ?? ['id'];
  let { filters, optional = [], elsewhere = [], sorts, limit, filtersKnown } = start;
  const own = (found: readonly OwnedFilter[]): readonly Filter[] => {
    const foreign = found.filter(({ of }) => of !== undefined && of !== start.table.name);
    elsewhere = [...elsewhere, ...foreign];
    return found.flatMap(({ of, ...filter }) =>
      of !== undefined && of !== start.table.name ? [] : [{ ...filter, column: column(filter.column) }],
    );
  };
  for (const { name, args, branch } of calls) {
    const [first] = args;
    if (branch !== undefined && branch !== calls[0]?.branch && orm.filters.includes(name) && first !== undefined) {
      const found = conditionsIn(spot, orm, first, 0);
      optional = [...optional, ...own(found.filters)];
      if (branch < 0 || !found.known) filtersKnown = false;
    } else if (orm.keys.includes(name))
      filters = [...filters, ...key.map((each) => ({ column: each, operator: 'equal' as const }))];
    else if (orm.filters.includes(name) && first !== undefined) {
      const found = conditionsIn(spot, orm, first, 0);
      filters = [...filters, ...own(found.filters)];
      filtersKnown &&= found.known && name !== 'or_filter';
    } else if (name === 'limit' && first !== undefined) limit = limitOf(first);
    else if (Object.hasOwn(orm.sorts, name) && first !== undefined)
      sorts = [...sorts, ...sortsIn(spot, first, orm.sorts[name] === 'descending', args[1], column)];
  }
  const isPage = calls.some(({ name }) => name === 'paginate' || name === 'fetch_page');
  if (calls.some(({ name }) => name === 'from_raw_sql')) filtersKnown = false;
  return {
    ...start,
    ...(optional.length > 0 && { optional }),
    filters,
    elsewhere,
    filtersKnown,
    sorts,
    limit: limit ?? (isPage ? { kind: 'parameter' } : undefined),
  };
}

/** What a chain begins with: a table, or a function that is given a query. */
function startOf(
  spot: CallSpot,
  orm: RustOrm,
  root: Value | undefined,
  calls: readonly CallOutline[],
  depth: number,
): Query | undefined {
  const [first] = calls;
  const plain = { filters: [], filtersKnown: true, sorts: [] };
  const isFunction =
    first !== undefined && (first.on === undefined || (root?.kind === 'name' && root.name === orm.module));
  const verb = isFunction && Object.hasOwn(orm.functions, first.name) ? orm.functions[first.name] : undefined;
  const [target] = first?.args ?? [];
  if (verb !== undefined && target !== undefined) {
    const inner = targetQuery(spot, orm, target, depth);
    return inner && { ...inner, verb };
  }
  if (root?.kind !== 'name' || first === undefined) return undefined;
  if (orm.related.includes(first.name)) return relatedQuery(spot, first);
  if (orm === diesel && first.name === 'belonging_to') return belongingTo(spot, root.name);
  const held = heldQuery(spot, orm, root.name, first, depth);
  if (held !== undefined) return held;
  if (orm === diesel) {
    const table = dieselTable(spot, root.name);
    return table && { ...plain, table, verb: 'select' };
  }
  const verbAtStart = Object.hasOwn(orm.starts, first.name) ? orm.starts[first.name] : undefined;
  const table = verbAtStart && entityTable(spot, root.name);
  return verbAtStart && table && { ...plain, table, verb: verbAtStart };
}

/** `press.find_related(bottle::Entity)`: rows that hold the key of this one, where they hold but one. */
function relatedQuery(spot: CallSpot, { args: [target] }: CallOutline): Query | undefined {
  const table = target?.kind === 'name' ? entityTable(spot, target.name) : undefined;
  const [key, another] = table?.entry?.table.foreignKeys ?? [];
  const columns = another === undefined ? (key?.columns ?? []) : [];
  const filters = columns.map((column) => ({ column, operator: 'equal' as const }));
  return table && { table, verb: 'select', filters, filtersKnown: columns.length > 0, sorts: [] };
}

/** `Harvest::belonging_to(&tree)` of a `#[diesel(table_name = harvests, belongs_to(Tree))]` */
function belongingTo(spot: CallSpot, name: string): Query | undefined {
  for (const definition of spot.resolver.name(spot.context, name)) {
    const cls =
      definition.kind === 'class'
        ? spot.resolver.scopes.get(definition.file)?.outline.classes[definition.cls]
        : undefined;
    const said = cls?.decorators
      .flatMap(({ args }) => args ?? [])
      .flatMap((value) => (value.kind === 'object' ? value.entries : []));
    const table = said?.find(({ key }) => key === 'table_name')?.value;
    if (table?.kind !== 'name') continue;
    const entry = spot.schema.table(spot.operation.service, table.name);
    const owner = said?.find(({ key }) => key === 'value')?.value;
    const key = owner?.kind === 'name' ? [`${snakeOf(owner.name.split('.').at(-1) ?? '')}_id`] : [];
    const filters = key.map((column) => ({ column, operator: 'equal' as const }));
    return { table: { name: table.name, entry }, verb: 'select', filters, filtersKnown: key.length > 0, sorts: [] };
  }
  return undefined;
}

/** `let mut query = orders::table.into_boxed(); if open { query = query.filter(…); }`: all that a name was given before. */
function heldQuery(
  spot: CallSpot,
  orm: RustOrm,
  name: string,
  { fn, start }: CallOutline,
  depth: number,
): Query | undefined {
  const scope = spot.resolver.scopes.get(spot.context.file);
  let around = fn;
  while (around > 0 && (scope?.bindings(around, name) ?? []).length === 0)
    around = scope?.outline.functions[around]?.parent ?? 0;
  const given = (scope?.bindings(around, name) ?? []).filter(({ at, end }) => at < start && end <= start);
  const links = given.map(({ value }) => linksOf(spot, value));
  const [begun] = links;
  if (begun === undefined || begun.calls.length === 0) return undefined;
  if (begun.root?.kind === 'name' && begun.root.name === name) return undefined;
  const further = links.slice(1).filter(({ root }) => root?.kind === 'name' && root.name === name);
  return queryIn(spot, orm, begun.root, [...begun.calls, ...further.flatMap(({ calls }) => calls)], depth + 1);
}

function linksOf(
  spot: CallSpot,
  value: Value,
): { readonly root: Value | undefined; readonly calls: readonly CallOutline[] } {
  const calls: CallOutline[] = [];
  let on: Value | undefined = value;
  while (on?.kind === 'call') {
    const call = callAt(spot, on.call);
    if (call === undefined) break;
    calls.unshift(call);
    on = call.on;
  }
  return { root: on, calls };
}

/** `diesel::update(orders::table.find(id))`, `diesel::delete(orders::table)` */
function targetQuery(spot: CallSpot, orm: RustOrm, target: Value, depth: number): Query | undefined {
  if (target.kind === 'name') {
    const table = dieselTable(spot, target.name);
    return table && { table, verb: 'select', filters: [], filtersKnown: true, sorts: [] };
  }
  if (target.kind !== 'call') return undefined;
  const { root, calls } = linksOf(spot, target);
  return queryIn(spot, orm, root, calls, depth + 1);
}

/** `schema::orders::table`, or the table itself where everything of its `dsl` is imported. */
function dieselTable(spot: CallSpot, name: string): TableReference | undefined {
  const parts = name.split('.');
  const isTable = parts.at(-1) === 'table' && parts.length > 1;
  const table = isTable ? parts.at(-2) : parts.at(-1);
  if (table === undefined || !/^[a-z_][a-z\d_]*$/.test(table)) return undefined;
  const entry = spot.schema.table(spot.operation.service, table);
  if (isTable) return { name: entry?.table.name ?? table, entry };
  const imports = spot.resolver.scopes.get(spot.context.file)?.outline.imports ?? [];
  const isOpen = imports.some(({ from }) => /(?:^|::)schema(?:::|$)/.test(from));
  if (entry !== undefined) return isOpen ? { name: entry.table.name, entry } : undefined;
  // Nobody declares the table, but its module is what is imported.
  const isNamed = imports.some(({ from, name: imported }) =>
    `${from}::${imported ?? ''}`.includes(`schema::${table}::`),
  );
  return isNamed ? { name: table } : undefined;
}

/** `orders::Entity`, or what a prelude calls it: `Orders`. */
export function entityTable(spot: CallSpot, name: string): TableReference | undefined {
  const parts = name.split('.');
  const imported = spot.resolver.scopes.get(spot.context.file)?.imports.get(parts[0] ?? '');
  const from = imported?.name === 'Entity' ? imported.from.split('::').at(-1) : undefined;
  const word = from ?? (parts.at(-1) === 'Entity' ? parts.at(-2) : parts.at(-1));
  if (word === undefined) return undefined;
  const { service } = spot.operation;
  const snake = snakeOf(word);
  const entry =
    spot.schema.table(service, snake) ?? spot.schema.model(service, snake) ?? spot.schema.model(service, word);
  return entry && { name: entry.table.name, entry };
}

function callAt(spot: CallSpot, index: number): CallOutline | undefined {
  return spot.resolver.scopes.get(spot.context.file)?.outline.calls[index];
}

/** A condition with the table that its column is named with. */
interface OwnedFilter extends Filter {
  readonly of?: string | undefined;
}

interface Conditions {
  readonly filters: readonly OwnedFilter[];
  /** Whether that is all there is to know. */
  readonly known: boolean;
}

const maxConditions = 12;

function conditionsIn(spot: CallSpot, orm: RustOrm, value: Value, depth: number): Conditions {
  const call = value.kind === 'call' && depth < maxConditions ? callAt(spot, value.call) : undefined;
  if (call === undefined) return { filters: [], known: false };
  const operator = Object.hasOwn(rustComparisons, call.name) ? rustComparisons[call.name] : undefined;
  if (operator !== undefined && call.on?.kind === 'name')
    return {
      filters: [{ column: columnName(call.on.name), operator, of: ownerOf(spot, orm, call.on.name) }],
      known: true,
    };
  if (call.name === 'all' && call.on?.kind === 'name' && /Condition$/.test(call.on.name))
    return { filters: [], known: true };
  if (call.name !== 'and' && call.name !== 'add') return { filters: [], known: false };
  const parts = [call.on, ...call.args].flatMap((part) =>
    part === undefined ? [] : [conditionsIn(spot, orm, part, depth + 1)],
  );
  return { filters: parts.flatMap(({ filters }) => filters), known: parts.every(({ known }) => known) };
}

/** The table of `trees::height`, or of `tree::Column::Height`; undefined where the column stands alone. */
function ownerOf(spot: CallSpot, orm: RustOrm, name: string): string | undefined {
  const parts = name.split('.');
  if (orm === diesel) {
    const [module] = parts.slice(-2, -1);
    return module === undefined ? undefined : dieselTable(spot, `${module}.table`)?.name;
  }
  const module = parts.at(-2) === 'Column' ? parts.at(-3) : undefined;
  return module === undefined ? undefined : entityTable(spot, `${module}.Entity`)?.name;
}

/** `orders::status` and `orders::Column::Status` are both the column `status`. */
function columnName(name: string): string {
  return snakeOf(name.split('.').at(-1) ?? name);
}

function snakeOf(name: string): string {
  return name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
}

/** `id.desc()`, `(day, id.desc())`, `Column::Day, Order::Desc` */
function sortsIn(
  spot: CallSpot,
  value: Value,
  descends: boolean,
  direction: Value | undefined,
  column: (name: string) => string,
): readonly Sort[] {
  if (value.kind === 'list') return value.items.flatMap((item) => sortsIn(spot, item, descends, direction, column));
  if (value.kind === 'name') {
    const said = direction?.kind === 'name' && /Desc$/.test(direction.name);
    return [{ column: column(columnName(value.name)), descending: descends || said }];
  }
  const call = value.kind === 'call' ? callAt(spot, value.call) : undefined;
  if (call?.on?.kind !== 'name' || (call.name !== 'desc' && call.name !== 'asc')) return [];
  return [{ column: column(columnName(call.on.name)), descending: call.name === 'desc' }];
}

function limitOf(value: Value): Limit {
  const number = value.kind === 'literal' ? Number(value.text.replaceAll('_', '').replace(/[iu]\d+$/, '')) : Number.NaN;
  return Number.isInteger(number) ? { kind: 'constant', value: number } : { kind: 'parameter' };
}
