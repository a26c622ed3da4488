import { loading } from '../../extractors/data/eloquent.ts';
import type { Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import { chainAccesses } from '../data/chain-accesses.ts';
import { extendsPackage } from '../data/extends-package.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { type EloquentModel, relationOf } from './model.ts';
import { namesIn } from './names-in.ts';
import { type EloquentQuery, relationQuery } from './query.ts';
import { queryBehind } from './query-behind.ts';

/** `OrderResource::collection($orders)`: the resource is made of each row, and reads relations that did not come along. */
export function readResourceRows(spot: CallSpot, facts: OperationFacts): void {
  const { call, resolver, context } = spot;
  const [rows] = call.args;
  if (call.name !== 'collection' || rows === undefined || call.on?.kind !== 'name') return;
  const resource = resolver.name(context, call.on.name).find(({ kind }) => kind === 'class');
  if (resource?.kind !== 'class' || !isResource(spot, call.on.name)) return;
  const shown = toArray(spot, resource);
  if (shown === undefined) return;
  const listed = queryBehind(spot, context, rows);
  if (listed?.state !== 'rows' || listed.model === undefined || mayLoadMore(spot, listed.model)) return;
  const seen = new Set<string>();
  for (const { path, at, end } of pathsIn(shown.scope, shown.fn))
    readAlong(spot, facts, { listed, model: listed.model, path, place: { file: resource.file, at, end }, seen });
}

function isResource({ resolver, context }: CallSpot, name: string): boolean {
  return extendsPackage(resolver, context, name, ['Illuminate\\Http\\Resources\\Json']);
}

function toArray(
  { resolver }: CallSpot,
  { file, cls }: ClassPlace,
): { readonly scope: Scope; readonly fn: number } | undefined {
  const scope = resolver.scopes.get(file);
  const fn = scope?.method(cls, 'toArray');
  return scope === undefined || fn === undefined ? undefined : { scope, fn };
}

/** A model may name what comes along with each of its rows, and a function what comes along with these. */
function mayLoadMore({ resolver, context }: CallSpot, model: EloquentModel): boolean {
  const always = resolver.member({ kind: 'instance', file: model.file, cls: model.cls }, 'with');
  if (always.some(({ kind }) => kind === 'value')) return true;
  const isNamed = (value: Value): boolean =>
    value.kind === 'text' ||
    (value.kind === 'list' && value.items.every(isNamed)) ||
    (value.kind === 'object' && value.spreads.length === 0);
  const calls = resolver.scopes.get(context.file)?.outline.calls ?? [];
  return calls.some(({ fn, name, args }) => fn === context.fn && loading.has(name) && !args.every(isNamed));
}

interface ShownPath {
  /** `room.hotel` of `$this->room->hotel->name`. */
  readonly path: readonly string[];
  readonly at: number;
  readonly end: number;
}

/** What stands in closures, or in an arm of a choice, may never be looked at. */
function pathsIn({ outline }: Scope, fn: number): readonly ShownPath[] {
  const calls = outline.calls.filter((call) => call.fn === fn && call.branch === undefined && call.short !== true);
  const own = outline.functions[fn];
  return [
    ...(own?.returns ?? []).flatMap((value) =>
      value.kind === 'object'
        ? value.entries.flatMap((entry) => columnsIn(entry.value, entry.at))
        : columnsIn(value, own?.at ?? 0),
    ),
    ...calls.flatMap(({ on, args, start, end }) => [
      ...(on?.kind === 'name' ? pathOf(on.name, 0, start, end) : []),
      ...args.flatMap((value) => (value.kind === 'name' ? pathOf(value.name, 0, start, end) : [])),
    ]),
  ];
}

function columnsIn(value: Value, at: number): readonly ShownPath[] {
  return namesIn(value).flatMap((name) => pathOf(name, 1, at, at));
}

/** The last `least` parts are columns of what stands before them. */
function pathOf(name: string, least: number, at: number, end: number): readonly ShownPath[] {
  const [own, ...parts] = name.split('.');
  const path = parts.slice(0, parts.length - least);
  return own === 'this' && path.length > 0 ? [{ path, at, end }] : [];
}

interface Looked {
  readonly listed: EloquentQuery;
  readonly model: EloquentModel;
  readonly path: readonly string[];
  readonly place: { readonly file: string; readonly at: number; readonly end: number };
  readonly seen: Set<string>;
}

function readAlong(spot: CallSpot, facts: OperationFacts, { listed, model, path, place, seen }: Looked): void {
  const steps = relationsOn(spot.resolver, model, path);
  const names = steps.map(({ name }) => name).join('.');
  const evidence = spot.quote(place.file, place.at, place.end);
  const loop = { of: `${evidence.file}:${evidence.line} ${path[0]}`, relation: { name: names, many: false } };
  const repeated: CallSpot = { ...spot, inLoop: true, loop, evidence: () => evidence };
  steps.forEach(({ query }, at) => {
    const name = path.slice(0, at + 1).join('.');
    if (seen.has(name) || listed.along.some(({ table }) => table === query.table)) return;
    seen.add(name);
    facts.accesses.push(...chainAccesses(repeated, 'eloquent', query.reading));
  });
}

interface RelationStep {
  readonly name: string;
  readonly query: EloquentQuery;
}

/** As far as each part is a relation of the model before it. */
function relationsOn(resolver: Resolver, model: EloquentModel, path: readonly string[]): readonly RelationStep[] {
  const [name, ...rest] = path;
  const relation = name === undefined ? undefined : relationOf(resolver, model, name);
  const query = relation && relationQuery(relation);
  if (name === undefined || relation === undefined || query === undefined) return [];
  return [{ name, query }, ...(relation.related === undefined ? [] : relationsOn(resolver, relation.related, rest))];
}
