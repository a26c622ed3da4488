import { loading, pivotWrites, queryTerminals, rowTerminals } from '../../extractors/data/eloquent.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { chainAccesses } from '../data/chain-accesses.ts';
import { type ChainReading, limitOf, newReading } from '../data/read-chain-steps.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { objectsOf } from '../read-options.ts';
import type { Scope } from '../scope.ts';
import { applyGlobalScopes } from './global-scopes.ts';
import { readHandedAway } from './handed-away.ts';
import { copyOf, type EloquentQuery, withStep } from './query.ts';
import { queryBehind, terminalOf } from './query-behind.ts';

const library = 'eloquent';

/** `Concert::where(…)->get()`, `$concert->seats()->create([…])`, `$seat->save()`, `DB::table('seats')->update([…])` */
export function readEloquent(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context } = spot;
  if (call.on === undefined) return false;
  const isPivot = Object.hasOwn(pivotWrites, call.name);
  const mayRun = Object.hasOwn(queryTerminals, call.name) || Object.hasOwn(rowTerminals, call.name);
  if (!isPivot && !mayRun && !/^load/.test(call.name)) {
    readHandedAway(spot, facts);
    return false;
  }
  const query = queryBehind(spot, context, call.on);
  if (query === undefined || overrides(spot, query)) return false;
  if (isPivot && query.relation?.pivot !== undefined) return writePairs(spot, facts, query.relation.pivot);
  if (/^load/.test(call.name) && loading.has(call.name))
    return pushAlong(spot, facts, withStep(spot, context, query, spot.index));
  const terminal = terminalOf(query, call.name);
  if (terminal === undefined) return false;
  const run = copyOf(query);
  const { reading } = run;
  reading.verb = query.fresh === true && terminal.verb === 'update' ? 'insert' : terminal.verb;
  const key = query.model?.key ?? 'id';
  // What a row is asked for all of its kind, `$this->model->all()`, has nothing to do with its key.
  const ofRow = query.state === 'row' && (reading.verb === 'update' || reading.verb === 'delete');
  if (query.state !== 'row' && reading.verb !== 'insert') applyGlobalScopes(spot, run);
  if (terminal.byKey === true || ofRow) {
    const many = call.args[0]?.kind === 'list' || call.name === 'findMany';
    reading.filters.push({ qualifier: undefined, column: key, operator: many ? 'in' : 'equal' });
    reading.many = false;
  }
  if (terminal.single === true) {
    reading.many = false;
    reading.limit = { kind: 'constant', value: 1 };
  }
  readArguments(spot, run.reading);
  // It asks for the row and makes it only where there is none.
  if (makesMissing.has(call.name)) {
    facts.accesses.push(...chainAccesses(spot, library, { ...reading, verb: 'select', columns: [] }));
    reading.filters.length = 0;
  }
  const accesses = chainAccesses(spot, library, reading);
  facts.accesses.push(...(terminal.again ? accesses.map((fact) => ({ ...fact, again: true as const })) : accesses));
  if (reading.verb === 'select' || reading.verb === 'count') pushAlong(spot, facts, run);
  return true;
}

const makesMissing = new Set(['firstOrCreate', 'createOrFirst']);

/** A class of the workspace may have a method of that name itself: then that one runs. */
function overrides({ resolver, call }: CallSpot, { model, state }: EloquentQuery): boolean {
  if (model === undefined || state === 'query') return false;
  const found = resolver.member({ kind: 'instance', file: model.file, cls: model.cls }, call.name);
  return found.some((definition) => definition.kind === 'function');
}

function readArguments({ call, resolver, context }: CallSpot, reading: ChainReading): void {
  const scope = resolver.scopes.get(context.file);
  const [first, second, third] = call.args;
  if (/aginate$/.test(call.name))
    reading.limit =
      first?.kind === 'literal' || first === undefined
        ? { kind: 'constant', value: Number(first?.kind === 'literal' ? first.text : 15) }
        : limitOf(first);
  if (/^(?:chunk|lazy|cursor|each)/.test(call.name) && reading.verb === 'select')
    reading.limit = first?.kind === 'literal' ? limitOf(first) : { kind: 'constant', value: 1000 };
  if (call.name === 'firstWhere' && first?.kind === 'text')
    reading.filters.push({
      qualifier: undefined,
      column: first.text,
      operator: third === undefined ? 'equal' : 'other',
    });
  if (/^(?:updateOr|firstOr(?:Create|New)|createOrFirst)/.test(call.name) && first !== undefined)
    for (const { value } of objectsOf(resolver, context, first))
      if (value.kind === 'object')
        reading.filters.push(
          ...value.entries.map(({ key }) => ({ qualifier: undefined, column: key, operator: 'equal' as const })),
        );
  const written = /^(?:updateOr|firstOrCreate)/.test(call.name) ? second : first;
  if (/^(?:create|insert|update|upsert|forceCreate)/.test(call.name) && written !== undefined)
    for (const { value } of objectsOf(resolver, context, written))
      if (value.kind === 'object')
        reading.columns.push(...value.entries.map(({ key }) => key).filter((key) => !/^\d+$/.test(key)));
  if (reading.verb === 'update') reading.columns.push(...filledBefore(scope, call), ...countedUp(call));
  if ((call.name === 'pluck' || call.name === 'value') && first?.kind === 'text') reading.columns.push(first.text);
}

/** `$view->forceFill(['views' => …])->save()` */
function filledBefore(scope: Scope | undefined, call: CallOutline): readonly string[] {
  const fill = call.on?.kind === 'call' ? scope?.outline.calls[call.on.call] : undefined;
  const [row] = fill?.args ?? [];
  if (row?.kind !== 'object' || !/^(?:forceF|f)ill$/.test(fill?.name ?? '')) return [];
  return row.entries.map(({ key }) => key);
}

/** `$article->increment('reads')` */
function countedUp({ name, args: [column] }: CallOutline): readonly string[] {
  return /^(?:in|de)crement$/.test(name) && column?.kind === 'text' ? [column.text] : [];
}

function pushAlong(spot: CallSpot, facts: OperationFacts, { along }: EloquentQuery): boolean {
  for (const { reading } of along) facts.accesses.push(...chainAccesses(spot, library, reading));
  return along.length > 0;
}

function writePairs(spot: CallSpot, facts: OperationFacts, table: string): boolean {
  const reading = newReading();
  reading.tables.push({ name: table, alias: undefined });
  reading.verb = pivotWrites[spot.call.name] ?? 'insert';
  facts.accesses.push(...chainAccesses(spot, library, reading));
  return true;
}
