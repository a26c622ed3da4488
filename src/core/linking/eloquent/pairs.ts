import type { CallOutline } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { copyOf, type EloquentQuery, queryOn } from './query.ts';

/** Calls on a relation that leave the related rows and ask the table of pairs alone. */
const toPairs: ReadonlySet<string> = new Set(['newPivotQuery', 'newPivotStatement', 'newPivotStatementForId']);

/** `$concert->pieces()->newPivotQuery()`: from here on the table of pairs is asked, not the related one. */
export function pairsBehind({ relation, state }: EloquentQuery, name: string): EloquentQuery | undefined {
  if (relation?.pivot === undefined || state !== 'query' || !toPairs.has(name)) return undefined;
  const pairs = queryOn(relation.pivot, 'query');
  // A statement is the bare table: only a query keeps to the pairs of its owner.
  if (name !== 'newPivotStatement')
    pairs.reading.filters.push({ qualifier: undefined, column: relation.column, operator: 'equal' });
  if (name === 'newPivotStatementForId') pairs.reading.filtersKnown = false;
  return pairs;
}

/** `wherePivot('position', 1)` chooses among the pairs; no column of the related table is named. */
export function withPairFilter(
  resolver: Resolver,
  context: Context,
  query: EloquentQuery,
  call: CallOutline,
): EloquentQuery | undefined {
  const form = /^(?:or)?[wW]herePivot(In|NotIn|Between|NotBetween|Null|NotNull)?$/.exec(call.name);
  const pivot = query.relation?.pivot;
  if (form === null || pivot === undefined) return undefined;
  const [first] = call.args;
  const column = first && resolveText(resolver, context, first)?.text;
  const along = query.along.map((each) => {
    if (each.table !== pivot) return each;
    const { reading } = copyOf({ ...query, reading: each.reading });
    if (column === undefined) reading.filtersKnown = false;
    else reading.filters.push({ qualifier: undefined, column, operator: operatorOf(form[1], call.args.length) });
    return { table: pivot, reading };
  });
  return { ...query, along };
}

function operatorOf(form: string | undefined, args: number): 'equal' | 'in' | 'range' | 'other' {
  if (form === 'In') return 'in';
  if (form === 'Between') return 'range';
  return (form === undefined && args < 3) || form === 'Null' ? 'equal' : 'other';
}
