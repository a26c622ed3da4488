import type { Limit, Sort } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { allOf, atTimes, type Conditions, unknownConditions } from '../conditions/conditions.ts';
import { givenFor, type Place } from '../conditions/place.ts';
import { readConditions } from '../conditions/read-conditions.ts';
import { rootName } from '../data/chain.ts';
import { pageIn } from '../data/page-request.ts';
import { limitOf } from '../data/read-chain-steps.ts';
import type { CatalogTable } from '../data/schema-catalog.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { criteriaChain } from './criteria-chain.ts';

/** What a `Query` of Spring Data's templates asks for. */
export interface TemplateQuery {
  readonly conditions: Conditions;
  readonly sorts: readonly Sort[];
  readonly limit: Limit | undefined;
}

interface Reading {
  readonly spot: CallSpot;
  readonly entry: CatalogTable | undefined;
  readonly parts: Conditions[];
  sorts: readonly Sort[];
  limit: Limit | undefined;
}

const deepest = 8;

/** `Query.query(where("kind").is(kind)).with(page)`, also one that statements, blocks and methods put together. */
export function templateQuery(spot: CallSpot, entry: CatalogTable | undefined, value: Value): TemplateQuery {
  const reading: Reading = { spot, entry, parts: [], sorts: [], limit: undefined };
  readQuery(reading, { ...spot.context, before: spot.call.start }, value, 0);
  return { conditions: allOf(reading.parts), sorts: reading.sorts, limit: reading.limit };
}

function readQuery(reading: Reading, place: Place, value: Value, depth: number): void {
  if (depth > deepest) reading.parts.push(unknownConditions);
  else if (value.kind === 'name') readVariable(reading, place, value.name, depth);
  else if (value.kind === 'call') readChain(reading, place, value.call, depth);
  else reading.parts.push(unknownConditions);
}

function readVariable(reading: Reading, place: Place, name: string, depth: number): void {
  const { resolver } = reading.spot;
  const scope = resolver.scopes.get(place.file);
  const functions = scope?.outline.functions ?? [];
  const given = givenFor(resolver, place, name);
  if (given !== undefined) {
    readQuery(reading, given.place, given.value, depth + 1);
    return;
  }
  for (let { fn } = place; scope !== undefined && fn >= 0; fn = functions[fn]?.parent ?? -1) {
    const [begun] = scope.bindings(fn, name);
    if (begun === undefined) continue;
    readQuery(reading, { ...place, fn, before: begun.end }, begun.value, depth + 1);
    for (const index of scope.callsWithin(fn)) {
      const call = scope.outline.calls[index];
      const isLater = call !== undefined && call.at > begun.at && call.at < (place.before ?? Number.POSITIVE_INFINITY);
      if (!isLater || rootName(scope, call) !== name) continue;
      const isSure = call.fn === fn && (call.branch === undefined || call.branch === begun.branch);
      addStep(reading, { file: place.file, fn: call.fn, given: place.given, before: call.start }, call, isSure, depth);
    }
    return;
  }
  reading.parts.push(unknownConditions);
}

function readChain(reading: Reading, place: Place, last: number, depth: number): void {
  const { resolver } = reading.spot;
  const calls = resolver.scopes.get(place.file)?.outline.calls ?? [];
  const links: { readonly index: number; readonly call: CallOutline }[] = [];
  let on: Value | undefined = { kind: 'call', call: last };
  while (on?.kind === 'call') {
    const call: CallOutline | undefined = calls[on.call];
    if (call === undefined) break;
    links.unshift({ index: on.call, call });
    on = call.on;
  }
  const [first, ...others] = links;
  if (first === undefined) return;
  const here = { ...place, fn: first.call.fn };
  const callee = calleesOf(resolver, place.file, first.index).find(({ kind }) => kind === 'function');
  if (callee?.kind === 'function') {
    const [given] = resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.returns ?? [];
    const inside = { file: callee.file, fn: callee.fn, given: { ...callee, call: first.call, from: here } };
    if (given === undefined) reading.parts.push(unknownConditions);
    else readQuery(reading, inside, given, depth + 1);
  } else if (on?.kind === 'name' && !/^(?:\w+\.)*[A-Z]/.test(on.name)) {
    readVariable(reading, place, on.name, depth + 1);
    addStep(reading, here, first.call, true, depth);
  } else addStep(reading, here, first.call, true, depth);
  for (const { call } of others) addStep(reading, here, call, true, depth);
}

function addStep(reading: Reading, place: Place, call: CallOutline, isSure: boolean, depth: number): void {
  const { spot, entry } = reading;
  const [first] = call.args;
  if (call.name === 'matching' && first !== undefined) readQuery(reading, place, first, depth + 1);
  else if (/^(?:query|Query|addCriteria|of|match)$/.test(call.name)) {
    const found = allOf(call.args.map((value) => readConditions(spot.resolver, criteriaChain, place, value)));
    reading.parts.push(isSure ? found : atTimes(found));
  } else if (/^(?:BasicQuery|TextQuery|NearQuery)$/.test(call.name)) reading.parts.push(unknownConditions);
  else if (call.name === 'limit') reading.limit = limitOf(first);
  else if ((call.name === 'with' || call.name === 'sort') && first !== undefined) {
    const asked = pageIn({ ...spot, context: place }, entry, first);
    if (asked !== undefined && isSure) reading.sorts = asked.sorts.length > 0 ? asked.sorts : reading.sorts;
    const isPage = asked === undefined ? call.name === 'with' : asked.limit !== undefined;
    if (isPage) reading.limit ??= asked?.limit ?? { kind: 'parameter' };
  }
}
