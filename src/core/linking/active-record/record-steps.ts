import { recordSteps } from '../../extractors/data/active-record.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { limitOf } from '../data/read-chain-steps.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import { withConditions, withOrder } from './record-conditions.ts';
import { type Association, type RecordModel, targetOf } from './record-model.ts';
import { copyOf, oneRow, type RecordQuery } from './record-query.ts';
import type { TypedRecord } from './typed-record.ts';

/** How many rows `find_each` loads at a time. */
const batch = 1_000;

/** The query with one more step, or the row that the step loads. */
export function withStep(
  resolver: Resolver,
  context: Context,
  query: RecordQuery,
  call: CallOutline,
): TypedRecord | undefined {
  const step = recordSteps[call.name];
  switch (step?.does) {
    case 'filter':
      return relation(call.args.length === 0 ? query : withConditions(resolver, context, query, call, false));
    case 'not':
      return relation(withConditions(resolver, context, query, call, true));
    case 'sort':
      return relation(withOrder(resolver, context, query, call));
    case 'limit':
      return relation(limited(query, limitOf(call.args[0])));
    case 'page':
      return relation(limited(query, { kind: 'parameter' }));
    case 'batch':
      return relation(limited(query, { kind: 'constant', value: batch }));
    case 'related': {
      const found = associationsIn(resolver, query.model, call.args);
      const related = /joins/.test(call.name) ? found.map((each) => ({ ...each, joinsOnly: true as const })) : found;
      return relation({ ...query, related: [...query.related, ...related] });
    }
    case 'columns':
      // With a block it looks at rows that are loaded.
      return relation(call.args.some(({ kind }) => kind === 'function') ? query : withColumns(query, call));
    case 'open': {
      const copy = copyOf(query);
      copy.reading.filtersKnown = false;
      return relation(copy);
    }
    case 'nothing':
      return call.name === 'none'
        ? relation({ ...query, silent: true })
        : { kind: 'row', model: query.model, loaded: false, preloaded: [] };
    case 'one': {
      const [first] = call.args;
      const isSeveral = !step.filters && first?.kind === 'literal' && first.text !== '1';
      if (isSeveral) return relation(limited(query, limitOf(first)));
      return { kind: 'row', model: query.model, loaded: true, preloaded: preloadedBy(query) };
    }
    case 'verb':
      if (step.verb === 'insert' || step.verb === 'upsert')
        return { kind: 'row', model: query.model, loaded: true, preloaded: [] };
      return undefined;
    default:
      return relation(query);
  }
}

/** Relations whose rows come along with those of the query. */
export function preloadedBy({ related }: RecordQuery): readonly string[] {
  return related.flatMap(({ name, joinsOnly }) => (joinsOnly === true ? [] : [name]));
}

function relation(query: RecordQuery): TypedRecord {
  return { kind: 'relation', query };
}

function limited(query: RecordQuery, limit: ReturnType<typeof limitOf>): RecordQuery {
  const copy = copyOf(query);
  copy.reading.limit = limit;
  return copy;
}

function withColumns(query: RecordQuery, call: CallOutline): RecordQuery {
  const copy = copyOf(query);
  copy.reading.columns.push(
    ...call.args.flatMap((value) => (value.kind === 'text' && /^\w+$/.test(value.text) ? [value.text] : [])),
  );
  return copy;
}

/** `includes(:customer, lines: :product)`: those of this model, and of theirs what lies further. */
function associationsIn(resolver: Resolver, model: RecordModel, args: readonly Value[]): readonly Association[] {
  return args.flatMap((value): readonly Association[] => {
    if (value.kind === 'text') return [model.associations.get(value.text) ?? []].flat();
    if (value.kind === 'list') return associationsIn(resolver, model, value.items);
    if (value.kind !== 'object') return [];
    return value.entries.flatMap(({ key, value: further }) => {
      const association = model.associations.get(key);
      const target = association && targetOf(resolver, association);
      if (association === undefined) return [];
      return [association, ...(target === undefined ? [] : associationsIn(resolver, target, [further]))];
    });
  });
}

/** The query that loads one row, or that a statement of its own ends. */
export function endedBy(
  resolver: Resolver,
  context: Context,
  query: RecordQuery,
  call: CallOutline,
): RecordQuery | undefined {
  const step = Object.hasOwn(recordSteps, call.name) ? recordSteps[call.name] : undefined;
  if (step?.does === 'one') {
    const [first] = call.args;
    if (!step.filters && first?.kind === 'literal' && first.text !== '1') return undefined;
    const copy = copyOf(step.filters ? withConditions(resolver, context, query, call, false) : query);
    // What has_secure_password compares is no column.
    if (call.name === 'authenticate_by')
      copy.reading.filters.splice(0, Infinity, ...copy.reading.filters.filter(({ column }) => column !== 'password'));
    copy.reading.many = step.filters && first?.kind === 'list';
    copy.reading.limit = oneRow();
    return copy;
  }
  if (step?.does !== 'verb') return undefined;
  if (step.verb === 'count' && call.args.some(({ kind }) => kind === 'function')) return undefined;
  const copy = copyOf(step.filters === true ? withConditions(resolver, context, query, call, false) : query);
  copy.reading.verb = step.verb;
  if (step.many === false) {
    copy.reading.many = false;
    if (step.verb === 'select') copy.reading.limit = oneRow();
  }
  if (step.verb === 'insert') copy.reading.filters.length = 0;
  if (step.verb === 'update') copy.reading.columns.push(...columnsWritten(call));
  return { ...copy, related: query.related.filter(({ joinsOnly }) => joinsOnly === true) };
}

/** `update_all(state: 'closed')`, `touch(:seen_at)`, `increment!(:views)` */
export function columnsWritten({ name, args }: CallOutline): readonly string[] {
  const keys = args.flatMap((value) => (value.kind === 'object' ? value.entries.map(({ key }) => key) : []));
  const texts = args.flatMap((value) => (value.kind === 'text' ? [value.text] : []));
  if (name === 'touch') return texts.length === 0 && args.length === 0 ? ['updated_at'] : texts;
  return oneColumn.has(name) ? [...texts.slice(0, 1), ...keys] : keys;
}

/** The column first, then what it gets. */
const oneColumn: ReadonlySet<string> = new Set([
  'update_attribute',
  'update_column',
  'increment!',
  'decrement!',
  'toggle!',
]);
