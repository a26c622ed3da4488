import type { QueryChainVocabulary } from '../../extractors/shapes/query-chain-vocabulary.ts';
import type { DataVerb, FilterOperator, Limit } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { itemsOf, objectsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { ChainLink } from './chain.ts';

/** A column as the chain writes it, its table before the dot. */
export interface Mention {
  readonly qualifier: string | undefined;
  readonly column: string;
}

/** What the steps of a chain add up to. */
export interface ChainReading {
  verb: DataVerb;
  many: boolean;
  readonly tables: { readonly name: string; readonly alias: string | undefined }[];
  readonly filters: (Mention & { readonly operator: FilterOperator; readonly joins?: true | undefined })[];
  filtersKnown: boolean;
  /** Conditions that only some runs have. */
  readonly optional: ChainReading['filters'];
  readonly sorts: (Mention & { readonly descending: boolean })[];
  readonly columns: string[];
  limit: Limit | undefined;
  grouped?: readonly Mention[];
  /** The table that was joined last, where conditions without one are about it. */
  newest?: string;
}

export function newReading(): ChainReading {
  return {
    verb: 'select',
    many: true,
    tables: [],
    filters: [],
    filtersKnown: true,
    optional: [],
    sorts: [],
    columns: [],
    limit: undefined,
  };
}

/**
 * Reads a step that only some cases take, `if (name) query.where('name', name)`: what it chooses rows by is kept apart.
 * Where an `else` takes another one, nobody knows what chooses them. An order that only some have is none of the query's.
 */
export function readAtTimes<T>(
  reading: { readonly filters: T[]; readonly optional: T[]; readonly sorts: unknown[]; filtersKnown: boolean },
  branch: number | undefined,
  read: () => void,
): void {
  const { filters, filtersKnown } = reading;
  const before = filters.length;
  const ordered = reading.sorts.length;
  read();
  if (branch === undefined) return;
  reading.sorts.splice(ordered);
  const added = reading.filters.splice(before);
  reading.optional.push(...added);
  if (branch < 0 && added.length > 0) reading.filtersKnown = false;
  else if (added.length > 0) reading.filtersKnown = filtersKnown;
}

/** The branch of a call that goes on with what another began, unless both are in the same one. */
export function branchOf(
  link: Pick<CallOutline, 'branch'>,
  begun: { readonly branch?: number | undefined },
): number | undefined {
  return link.branch === begun.branch ? undefined : link.branch;
}

/** Adds one step of a chain. A step that the vocabulary does not know changes nothing. */
export function readStep(
  spot: CallSpot,
  vocabulary: Pick<QueryChainVocabulary, 'steps'>,
  link: ChainLink,
  reading: ChainReading,
): void {
  const { call } = link;
  const step = Object.hasOwn(vocabulary.steps, call.name) ? vocabulary.steps[call.name] : undefined;
  if (step === undefined) return;
  const context = { file: spot.context.file, fn: call.fn };
  switch (step.does) {
    case 'table':
      reading.verb = step.verb ?? reading.verb;
      addTable(spot, context, call.args[0], reading);
      return;
    case 'join':
      addTable(spot, context, call.args[0], reading);
      return;
    case 'filter':
      addFilter(spot, context, call, step.operator, reading);
      return;
    case 'raw-filter':
    case 'condition':
      reading.filtersKnown = false;
      return;
    case 'sort':
      addSort(spot, context, call, reading);
      return;
    case 'limit':
      reading.limit = limitOf(call.args[0]);
      return;
    case 'one':
      // What is written may be asked for what it became.
      if (reading.verb !== 'select') return;
      reading.many = false;
      reading.limit = { kind: 'constant', value: 1 };
      return;
    case 'aggregate':
      if (reading.verb === 'select') reading.verb = 'count';
      return;
    case 'group':
      // `distinct()` alone keeps each row that differs in anything.
      if (call.args.length === 0) return;
      reading.grouped = textsOf(spot, context, call.args).map(mention);
      return;
    case 'columns':
      reading.columns.push(...textsOf(spot, context, call.args).map((text) => mention(text).column));
      return;
    case 'verb':
      reading.verb = step.verb;
      reading.columns.push(...keysOf(spot, context, call.args[0]));
  }
}

export function addTable(spot: CallSpot, context: Context, value: Value | undefined, reading: ChainReading): void {
  if (value === undefined) return;
  for (const placed of objectsOf(spot.resolver, context, value)) {
    // `{ o: 'orders' }` names the table by its alias.
    if (placed.value.kind !== 'object') continue;
    for (const entry of placed.value.entries) {
      const name = resolveText(spot.resolver, placed.context, entry.value)?.text;
      if (name !== undefined) reading.tables.push({ name: unqualified(name), alias: entry.key });
    }
    return;
  }
  const text = resolveText(spot.resolver, context, value)?.text;
  if (text === undefined || text.includes('{}')) return;
  const [name = '', alias] = text.split(/\s+as\s+|\s+/i);
  reading.tables.push({ name: unqualified(name), alias });
}

function unqualified(name: string): string {
  return name.split('.').at(-1) ?? name;
}

function addFilter(
  spot: CallSpot,
  context: Context,
  call: CallOutline,
  operator: FilterOperator | undefined,
  reading: ChainReading,
): void {
  const [first, second, third] = call.args;
  if (first === undefined) return;
  const text = resolveText(spot.resolver, context, first)?.text;
  if (text !== undefined && !text.includes('{}')) {
    const written = third === undefined ? undefined : resolveText(spot.resolver, context, second ?? first)?.text;
    const said = operator ?? operatorOf(written);
    const open = said === 'like' && startsOpen(spot, context, third ?? second);
    reading.filters.push({ ...mention(text), operator: open ? 'contains' : said });
    return;
  }
  const objects = objectsOf(spot.resolver, context, first);
  if (objects.length === 0) reading.filtersKnown = false;
  for (const object of objects)
    if (object.value.kind === 'object') {
      reading.filters.push(
        ...object.value.entries.map((entry) => ({ ...mention(entry.key), operator: operator ?? 'equal' })),
      );
      if (object.value.spreads.length > 0) reading.filtersKnown = false;
    }
}

/** `'%' . $name . '%'` */
export function startsOpen(spot: CallSpot, context: Context, pattern: Value | undefined): boolean {
  return pattern !== undefined && resolveText(spot.resolver, context, pattern)?.text.startsWith('%') === true;
}

/** An operator as it is written between a column and a value. */
export function operatorOf(written: string | undefined): FilterOperator {
  if (written === undefined || written === '=') return 'equal';
  if (/^[<>]=?$/.test(written) || /^between$/i.test(written)) return 'range';
  if (/^i?like$/i.test(written)) return 'like';
  return /^in$/i.test(written) ? 'in' : 'other';
}

function addSort(spot: CallSpot, context: Context, call: CallOutline, reading: ChainReading): void {
  const [first, direction] = call.args;
  if (first === undefined) return;
  const descending = /desc/i.test(
    direction === undefined ? '' : (resolveText(spot.resolver, context, direction)?.text ?? ''),
  );
  for (const item of itemsOf(spot.resolver, context, first)) {
    const text = resolveText(spot.resolver, item.context, item.value)?.text;
    if (text !== undefined && !text.includes('{}')) {
      // Kysely has the direction in the same text.
      const [column = text, said] = text.trim().split(/\s+/);
      reading.sorts.push({ ...mention(column), descending: descending || /^desc$/i.test(said ?? '') });
    }
    for (const object of objectsOf(spot.resolver, item.context, item.value)) addSortObject(spot, object, reading);
  }
}

/** `{ column: 'createdAt', order: 'desc' }`. */
function addSortObject(spot: CallSpot, object: ReturnType<typeof objectsOf>[number], reading: ChainReading): void {
  if (object.value.kind !== 'object') return;
  const texts = new Map(
    object.value.entries.map((entry) => [entry.key, resolveText(spot.resolver, object.context, entry.value)?.text]),
  );
  const column = texts.get('column');
  if (column !== undefined)
    reading.sorts.push({ ...mention(column), descending: /desc/i.test(texts.get('order') ?? '') });
}

/** Columns that an object writes. */
function keysOf(spot: CallSpot, context: Context, value: Value | undefined): readonly string[] {
  if (value === undefined) return [];
  return objectsOf(spot.resolver, context, value).flatMap((object) =>
    object.value.kind === 'object' ? object.value.entries.map((entry) => entry.key) : [],
  );
}

function textsOf(spot: CallSpot, context: Context, values: readonly Value[]): readonly string[] {
  return values
    .flatMap((value) => itemsOf(spot.resolver, context, value))
    .map((item) => resolveText(spot.resolver, item.context, item.value)?.text)
    .filter((text) => text !== undefined && text !== '*')
    .map((text) => text ?? '');
}

export function limitOf(value: Value | undefined): Limit {
  const constant = value?.kind === 'literal' ? Number(value.text) : Number.NaN;
  return Number.isFinite(constant) ? { kind: 'constant', value: constant } : { kind: 'parameter' };
}

export function mention(text: string): Mention {
  const bare = text.split(/\s+as\s+/i)[0]?.trim() ?? text;
  const parts = bare.split('.');
  return { qualifier: parts.length > 1 ? parts.at(-2) : undefined, column: parts.at(-1) ?? bare };
}
