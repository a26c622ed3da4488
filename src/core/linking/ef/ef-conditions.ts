import type { FilterOperator } from '../../model/data-access.ts';
import type { EitherValue, Value } from '../../syntax/outline.ts';
import { type ChainReading, type Mention, readAtTimes } from '../data/read-chain-steps.ts';
import { type CatalogTable, columnOf, relationOf } from '../data/schema-catalog.ts';
import type { CallSpot } from '../operations/call-spot.ts';

/** A lambda over rows of an entity, as it is read: `o => o.CustomerId == id`. */
export interface RowLambda {
  readonly spot: CallSpot;
  readonly file: string;
  /** What the lambda calls the row. */
  readonly parameter: string;
  readonly model: string;
}

const comparing: Readonly<Record<string, FilterOperator>> = {
  '==': 'equal',
  is: 'equal',
  '<': 'range',
  '<=': 'range',
  '>': 'range',
  '>=': 'range',
};

const liking = new Set(['Contains', 'StartsWith', 'EndsWith', 'Like', 'ILike', 'IsMatch', 'Matches']);

/** Adds what a condition filters by; a side that says nothing of the row leaves it open what is left. */
export function addCondition(lambda: RowLambda, value: Value, reading: ChainReading): void {
  switch (value.kind) {
    case 'either':
      addJoined(lambda, value, reading);
      return;
    case 'compare': {
      if (value.operator === 'is' || isLogical(value)) {
        const column = mentionOf(lambda, value.left);
        if (column !== undefined) add(lambda, reading, column, 'equal');
        else addCondition(lambda, value.left, reading);
        return;
      }
      const column = mentionOf(lambda, value.left) ?? mentionOf(lambda, value.right);
      if (column === undefined) reading.filtersKnown = false;
      else add(lambda, reading, column, comparing[value.operator] ?? 'other');
      return;
    }
    case 'name': {
      const column = mentionOf(lambda, value);
      if (column === undefined) reading.filtersKnown = false;
      else add(lambda, reading, column, 'equal');
      return;
    }
    case 'call':
      addCalled(lambda, value.call, reading);
      return;
    default:
      reading.filtersKnown = false;
  }
}

/** Of alternatives none chooses rows by itself; `kind == null || o.Kind == kind` asks only where there is something to ask. */
function addJoined(lambda: RowLambda, { options, all }: EitherValue, reading: ChainReading): void {
  const asked = all === true ? options : options.filter((option) => mentionsRow(lambda, option, 0));
  const isSwitched = asked.length < options.length;
  const add = (): void => {
    for (const option of asked) addCondition(lambda, option, reading);
  };
  if (isSwitched) readAtTimes(reading, 1, add);
  else add();
  if (all !== true && (asked.length !== 1 || !isSwitched)) reading.filtersKnown = false;
}

const deepest = 12;

function mentionsRow(lambda: RowLambda, value: Value, depth: number): boolean {
  const inside = (each: Value | undefined): boolean => each !== undefined && mentionsRow(lambda, each, depth + 1);
  if (depth > deepest) return true;
  switch (value.kind) {
    case 'name':
      return value.name.split('.')[0] === lambda.parameter;
    case 'compare':
      return inside(value.left) || inside(value.right);
    case 'either':
      return value.options.some(inside);
    case 'member':
      return inside(value.of);
    case 'call': {
      const call = lambda.spot.resolver.scopes.get(lambda.file)?.outline.calls[value.call];
      return inside(call?.on) || call?.args.some(inside) === true;
    }
    // What a lambda of its own asks may be about the row.
    default:
      return value.kind !== 'literal' && value.kind !== 'text';
  }
}

/** `!o.Open` compares with what is false. */
function isLogical({ right, operator }: Value & { kind: 'compare' }): boolean {
  return operator === '==' && right.kind === 'literal' && /^(?:true|false)$/.test(right.text);
}

function add(lambda: RowLambda, reading: ChainReading, mention: Mention, operator: FilterOperator): void {
  reading.filters.push({ ...mention, operator });
  if (mention.qualifier !== undefined) addTable(reading, mention.qualifier);
  else addTable(reading, lambda.model);
}

export function addTable(reading: ChainReading, name: string): void {
  if (!reading.tables.some((table) => table.name === name)) reading.tables.push({ name, alias: undefined });
}

/** `ids.Contains(o.Id)`, `o.Name.StartsWith(text)`, `o.Lines.Any(line => line.Sku == sku)` */
function addCalled(lambda: RowLambda, index: number, reading: ChainReading): void {
  const outline = lambda.spot.resolver.scopes.get(lambda.file)?.outline;
  const call = outline?.calls[index];
  if (outline === undefined || call === undefined) return;
  const [first] = call.args;
  const within = relatedModel(lambda, call.on);
  if (within !== undefined) {
    addTable(reading, within);
    for (const argument of call.args) addLambda({ ...lambda, model: within }, argument, reading);
    return;
  }
  const owner = call.on === undefined ? undefined : mentionOf(lambda, call.on);
  const given = first === undefined ? undefined : mentionOf(lambda, first);
  if (owner !== undefined && call.name === 'Equals') add(lambda, reading, owner, 'equal');
  else if (owner !== undefined) add(lambda, reading, owner, liking.has(call.name) ? 'like' : 'other');
  else if (given !== undefined && call.name === 'Contains') add(lambda, reading, given, 'in');
  else if (given !== undefined && liking.has(call.name)) add(lambda, reading, given, 'like');
  else reading.filtersKnown = false;
}

/** What a lambda returns, read as a condition on a row. */
export function addLambda(lambda: RowLambda, value: Value, reading: ChainReading): void {
  const fn =
    value.kind === 'function' ? lambda.spot.resolver.scopes.get(lambda.file)?.outline.functions[value.fn] : undefined;
  const parameter = fn?.parameters[0]?.name;
  if (fn === undefined || parameter === undefined) {
    reading.filtersKnown = false;
    return;
  }
  for (const returned of fn.returns) addCondition({ ...lambda, parameter }, returned, reading);
}

/** The column that a value names: `o.CustomerId`, `o.Customer.Name`, `o.Name.ToLower()`. */
export function mentionOf(lambda: RowLambda, value: Value): Mention | undefined {
  if (value.kind === 'call') {
    const call = lambda.spot.resolver.scopes.get(lambda.file)?.outline.calls[value.call];
    const inner = call?.on?.kind === 'name' && call.on.name === 'EF' ? call.args[0] : call?.on;
    return inner === undefined || !unwrapping.has(call?.name ?? '') ? undefined : mentionOf(lambda, inner);
  }
  if (value.kind === 'member') return mentionOf(lambda, value.of);
  if (value.kind !== 'name' || !value.name.startsWith(`${lambda.parameter}.`)) return undefined;
  const parts = value.name.slice(lambda.parameter.length + 1).split('.');
  return follow(lambda, lambda.model, parts, undefined);
}

const unwrapping = new Set([
  'ToLower',
  'ToUpper',
  'ToLowerInvariant',
  'ToUpperInvariant',
  'Trim',
  'Property',
  'GetValueOrDefault',
  'ToString',
]);

function follow(
  lambda: RowLambda,
  model: string,
  [first = '', ...rest]: readonly string[],
  qualifier: string | undefined,
): Mention | undefined {
  const entry = entryOf(lambda.spot, model);
  const relation = relationOf(entry, first);
  if (relation === undefined) {
    const column = columnOf(entry, first);
    return column === undefined ? undefined : { qualifier, column };
  }
  const held = keyHeld(entry, entryOf(lambda.spot, relation), rest);
  if (held !== undefined) return { qualifier, column: held };
  return rest.length === 0
    ? keyOfRelation(entry, entryOf(lambda.spot, relation), qualifier)
    : follow(lambda, relation, rest, relation);
}

/** `o.Customer.Id` is what `o` itself holds. */
function keyHeld(
  entry: CatalogTable | undefined,
  other: CatalogTable | undefined,
  [property, ...more]: readonly string[],
): string | undefined {
  if (entry === undefined || other === undefined || property === undefined || more.length > 0) return undefined;
  const column = columnOf(other, property);
  if (column === undefined || !other.table.primaryKey.includes(column)) return undefined;
  const key = entry.table.foreignKeys.find(({ references }) => references.table === other.table.name);
  return key?.columns.length === 1 ? key.columns[0] : undefined;
}

/** `o.Customer == customer`, `o.Customer != null` */
function keyOfRelation(
  entry: CatalogTable | undefined,
  other: CatalogTable | undefined,
  qualifier: string | undefined,
): Mention | undefined {
  const key = entry?.table.foreignKeys.find(({ references }) => references.table === other?.table.name);
  return key?.columns[0] === undefined ? undefined : { qualifier, column: key.columns[0] };
}

/** The entity of a collection that a row leads to. */
function relatedModel(lambda: RowLambda, value: Value | undefined): string | undefined {
  if (value?.kind !== 'name' || !value.name.startsWith(`${lambda.parameter}.`)) return undefined;
  let model: string | undefined = lambda.model;
  for (const part of value.name.slice(lambda.parameter.length + 1).split('.'))
    model = model === undefined ? undefined : relationOf(entryOf(lambda.spot, model), part);
  return model;
}

export function entryOf(spot: CallSpot, model: string): CatalogTable | undefined {
  return spot.schema.model(spot.operation.service, model);
}
