import type { Limit } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { namedQuery } from '../jpa/named-queries.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveText } from '../resolve-text.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { chainOf } from './chain.ts';
import { entityColumn } from './entity-columns.ts';
import { entityQuery } from './entity-query.ts';
import { sizeLimit } from './size-limit.ts';
import { wholeQuery } from './whole-query.ts';

const library = 'panache';
const queries = new Set([
  'find',
  'list',
  'stream',
  'count',
  'delete',
  'update',
  'findAll',
  'listAll',
  'streamAll',
  'deleteAll',
]);
const keyed = new Set(['findById', 'findByIdOptional', 'deleteById']);
const stored = new Set(['persist', 'persistAndFlush']);

/** `Dog.find("kind", kind).page(0, 10).list()` of Panache, on an entity or on the repository that keeps it. */
export function readPanache(spot: CallSpot, facts: OperationFacts): boolean {
  if (isAsking(spot.call.name) && chainOf(spot) === undefined)
    // Whatever goes on with it is read as a whole, and its text is no SQL.
    return entityOf(spot, spot.call) !== undefined;
  const query = wholeQuery(spot, ends);
  const at = query?.steps.findIndex(({ call }) => isAsking(call.name)) ?? -1;
  const first = query?.steps[at];
  if (query === undefined || first === undefined) return false;
  // `new Dog()` begins what `dog.persist()` stores, and stores nothing itself.
  if (stored.has(first.call.name) && first.call !== spot.call) return false;
  const inside = { ...spot, context: { file: first.place.file, fn: first.place.fn } };
  const entity = entityOf(inside, first.call);
  if (entity === undefined) return false;
  const further = query.steps.slice(at + 1).map(({ call }) => call);
  facts.accesses.push(...accessesOf(inside, entity, first.call, further));
  return true;
}

/** Calls after which it is no query any more. */
const ends =
  /^(?:list|stream|count|first\w*|single\w*|delete\w*|update|persist\w*|findById\w*|\w+All|await\w*|map|forEach)$/;

function isAsking(name: string): boolean {
  return queries.has(name) || keyed.has(name) || stored.has(name);
}

function accessesOf(
  spot: CallSpot,
  entity: string,
  call: CallOutline,
  further: readonly CallOutline[],
): readonly AccessFact[] {
  const entry = spot.schema.model(spot.operation.service, entity);
  const table = { name: entry?.table.name ?? entity, entry };
  const plain = { ...plainAccess, spot, library, table };
  if (stored.has(call.name)) return [{ ...plain, verb: 'insert', many: false }];
  if (keyed.has(call.name)) {
    const filters = (entry?.table.primaryKey ?? ['id']).map((column) => ({ column, operator: 'equal' as const }));
    const deletes = call.name === 'deleteById';
    return [
      {
        ...plain,
        verb: deletes ? 'delete' : 'select',
        many: false,
        filters,
        ...(!deletes && { limit: { kind: 'constant', value: 1 } }),
      },
    ];
  }
  const text = queryText(spot, entity, call);
  const found =
    text === undefined
      ? [{ ...plain, filtersKnown: false }]
      : entityQuery(spot, text, { library, native: false, limit: undefined }, table);
  const sorts = sortsOf(spot, call).flatMap(({ property, descending }) => {
    const column = entityColumn(entry, property);
    return column === undefined ? [] : [{ column, descending }];
  });
  return found.map((access) =>
    ended(spot, { ...access, sorts: [...access.sorts, ...sorts], ...verbOf(call.name, access) }, further),
  );
}

function verbOf(name: string, { verb, many }: AccessFact): Pick<AccessFact, 'verb' | 'many'> {
  if (name.startsWith('delete')) return { verb: 'delete', many };
  if (name === 'update') return { verb: 'update', many };
  return name === 'count' ? { verb: 'count', many: false } : { verb, many };
}

/** What becomes of what was found: one row, a page, a number. */
function ended(spot: CallSpot, access: AccessFact, further: readonly CallOutline[]): AccessFact {
  const names = further.map(({ name }) => name);
  const isCounted = access.verb === 'select' && names.includes('count');
  if (isCounted) return { ...access, verb: 'count', many: false };
  if (names.some((name) => /^(?:first|single)Result/.test(name)))
    return { ...access, many: false, limit: { kind: 'constant', value: 1 } };
  const page = further.find(({ name }) => name === 'page');
  if (page !== undefined) return { ...access, limit: pageLimit(spot, page) };
  return names.includes('range') ? { ...access, limit: { kind: 'parameter' } } : access;
}

/** `page(Page.of(number, 20))`, `page(number, 20)` */
function pageLimit({ resolver, context }: CallSpot, { args, fn }: CallOutline): Limit {
  const [first, second] = args;
  const made = first?.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[first.call] : undefined;
  const size = made === undefined ? second : made.name === 'ofSize' ? made.args[0] : made.args[1];
  return size === undefined ? { kind: 'parameter' } : sizeLimit(resolver, { file: context.file, fn }, size);
}

/** Panache lets leave out what follows from the entity: `"kind"`, `"kind = ?1 order by name"`. */
function queryText({ resolver, context }: CallSpot, entity: string, call: CallOutline): string | undefined {
  const [first] = call.args;
  const text = first && resolveText(resolver, { file: context.file, fn: call.fn }, first)?.text.trim();
  if (call.name === 'update') {
    if (text === undefined) return undefined;
    return /^update\b/i.test(text) ? text : `update ${entity} set ${text.replace(/^set\s+/i, '')}`;
  }
  if (text === undefined) return first === undefined || /All$/.test(call.name) ? `from ${entity}` : undefined;
  if (text.startsWith('#')) return namedQuery(resolver, text.slice(1))?.text;
  if (/^(?:from|select|delete)\b/i.test(text)) return text;
  if (/^order\s+by\b/i.test(text)) return `from ${entity} ${text}`;
  return `from ${entity} where ${/^\w[\w.]*$/.test(text) ? `${text} = ?1` : text}`;
}

/** `Sort.by("name").descending()` */
function sortsOf({ resolver, context }: CallSpot, { args, fn }: CallOutline) {
  const calls = resolver.scopes.get(context.file)?.outline.calls ?? [];
  for (const argument of args) {
    const chain: CallOutline[] = [];
    for (let on: Value | undefined = argument; on?.kind === 'call'; on = chain[0]?.on) {
      const call = calls[on.call];
      if (call === undefined) break;
      chain.unshift(call);
    }
    const [first] = chain;
    if (first?.on?.kind !== 'name' || !/(?:^|\.)Sort$/.test(first.on.name)) continue;
    const descending = chain.some(({ name }) => /^descending$/i.test(name));
    return first.args.flatMap((value) => {
      const property = resolveText(resolver, { file: context.file, fn }, value)?.text;
      return property === undefined ? [] : [{ property, descending }];
    });
  }
  return [];
}

/** The class that is asked, or the one that the asked repository keeps. */
function entityOf({ resolver, context }: CallSpot, call: CallOutline): string | undefined {
  const { outline } = resolver.scopes.get(context.file) ?? {};
  let fn = call.fn;
  while (fn > 0 && outline?.functions[fn]?.cls === undefined) fn = outline?.functions[fn]?.parent ?? 0;
  const own = outline?.functions[fn]?.cls;
  const isOwn = call.on === undefined || (call.on.kind === 'name' && call.on.name === 'this');
  if (isOwn) return own === undefined ? undefined : keptBy(resolver, context.file, own, true, 0);
  for (const found of call.on === undefined ? [] : resolver.value({ file: context.file, fn: call.fn }, call.on)) {
    if (found.kind !== 'class' && found.kind !== 'instance') continue;
    const entity = keptBy(resolver, found.file, found.cls, found.kind === 'class' || stored.has(call.name), 0);
    if (entity !== undefined) return entity;
  }
  return undefined;
}

const maxDepth = 6;

function keptBy(
  resolver: Resolver,
  file: string,
  cls: number,
  mayBeEntity: boolean,
  depth: number,
): string | undefined {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  if (outline === undefined || depth > maxDepth) return undefined;
  for (const base of outline.bases) {
    const { head, args } = readType(base);
    for (const found of resolver.name({ file, fn: outline.fn }, head)) {
      if (found.kind === 'class') {
        const kept = keptBy(resolver, found.file, found.cls, mayBeEntity, depth + 1);
        if (kept !== undefined) return mayBeEntity && !/Repository/.test(head) ? outline.name : kept;
      }
      if (found.kind !== 'external' || !/\.panache(?:\.|$)/.test(found.module)) continue;
      const name = found.path.at(-1) ?? '';
      if (/^Panache(?:\w*)Repository/.test(name)) return args[0]?.split('.').at(-1);
      if (/^Panache(?:\w*)Entity/.test(name) && mayBeEntity) return outline.name;
    }
  }
  return undefined;
}
