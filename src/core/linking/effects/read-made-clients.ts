import { type ClientCost, clientMakers } from '../../extractors/effects/made-clients.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Definition } from '../definition.ts';
import { makerAmong, makersByName } from '../makers.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OperationVisit } from '../operations/operation-visit.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { addEffect } from './add-effect.ts';

interface MadeClient {
  readonly name: string;
  readonly cost: ClientCost;
}

/** Pools, connections and clients that an operation makes for itself and drops again. */
export function readMadeClients(visit: OperationVisit, facts: OperationFacts): void {
  const { resolver, scope } = visit;
  if (makersOf(scope.outline.language).size === 0 || isMemoized(scope, visit.place.fn)) return;
  for (const index of scope.callsWithin(visit.place.fn)) {
    const call = scope.outline.calls[index];
    if (call === undefined || !visit.belongs(call.fn)) continue;
    const callees = calleesOf(resolver, scope.file, index);
    const client = clientAmong(scope, callees) ?? handedClient(resolver, callees);
    if (client === undefined || isKept(scope, index, visit.isEntrance)) continue;
    const detail = isReleased(scope, index) ? client.cost : `${client.cost} left open`;
    addEffect(facts, visit.operation, 'client', client.name, detail, visit.evidence(call.start, call.end));
  }
}

const makersOf = makersByName(clientMakers);

function clientAmong(scope: Scope, callees: readonly Definition[]): MadeClient | undefined {
  const found = makerAmong(makersOf(scope.outline.language), callees);
  return found && { name: found.name.replace(/^\.net\./, ''), cost: found.maker.cost };
}

/** A function of the workspace that hands out a new one with each call. */
function handedClient(resolver: Resolver, callees: readonly Definition[]): MadeClient | undefined {
  for (const callee of callees) {
    if (callee.kind !== 'function') continue;
    const home = resolver.scopes.get(callee.file);
    const made = home === undefined || isMemoized(home, callee.fn) ? undefined : handedOut(home, callee.fn);
    if (home === undefined || made === undefined) continue;
    const client = clientAmong(home, calleesOf(resolver, home.file, made));
    if (client !== undefined && !isShared(home, made)) return client;
  }
  return undefined;
}

/** The call whose result a function returns, itself or in a variable of its own. */
function handedOut(scope: Scope, fn: number): number | undefined {
  const [value, ...others] = scope.outline.functions[fn]?.returns ?? [];
  if (value === undefined || others.length > 0) return undefined;
  if (value.kind === 'call') return value.call;
  const [binding, ...more] = value.kind === 'name' ? scope.bindings(fn, value.name) : [];
  return binding?.declared === true && more.length === 0 && binding.value.kind === 'call'
    ? binding.value.call
    : undefined;
}

/** `@lru_cache` and the like call a function once. */
function isMemoized(scope: Scope, fn: number): boolean {
  const decorators = scope.outline.functions[fn]?.decorators ?? [];
  return decorators.some(({ name }) => /cache|memo|once|singleton|Bean$|Provides$|Produces$/i.test(name));
}

/** What leaves the function, or is put into something, may well live longer than the request. */
function isKept(scope: Scope, index: number, isEntrance: boolean): boolean {
  const fn = scope.outline.calls[index]?.fn ?? 0;
  if (isShared(scope, index)) return true;
  return !isEntrance && isReturned(scope, fn, index);
}

function isReturned(scope: Scope, fn: number, index: number): boolean {
  const names = namesOf(scope, index);
  return (scope.outline.functions[fn]?.returns ?? []).some((value) => mentions(value, index, names));
}

/** Assigned to something that was there before, given to a call, or an entry of something. */
function isShared(scope: Scope, index: number): boolean {
  const call = scope.outline.calls[index];
  if (scope.outline.functions[call?.fn ?? 0]?.name === 'constructor') return true;
  const names = namesOf(scope, index);
  const elsewhere = scope.outline.bindings.some(
    ({ value, declared }) =>
      mentions(value, index, names) && (declared !== true || !(value.kind === 'call' && value.call === index)),
  );
  return (
    elsewhere ||
    scope.outline.calls.some(
      (other) => other.fn === call?.fn && other.args.some((value) => mentions(value, index, names)),
    )
  );
}

function namesOf(scope: Scope, index: number): ReadonlySet<string> {
  const names = scope.outline.bindings.flatMap(({ name, value, declared }) =>
    declared === true && value.kind === 'call' && value.call === index ? [name] : [],
  );
  return new Set(names);
}

/** The thing itself, not something that was asked of it. */
function mentions(value: Value, index: number, names: ReadonlySet<string>): boolean {
  switch (value.kind) {
    case 'call':
      return value.call === index;
    case 'name':
      return names.has(value.name);
    case 'either':
      return value.options.some((option) => mentions(option, index, names));
    case 'list':
      return value.items.some((item) => mentions(item, index, names));
    case 'object':
      return value.entries.some((entry) => mentions(entry.value, index, names));
    default:
      return false;
  }
}

const releasing =
  /^(?:\$?disconnect|close|end|quit|dispose|destroy|release|shutdown|stop|terminate|aclose)(?:Async)?$/i;

/** Closed by hand, by the block that holds it, or in the function that it was handed. */
function isReleased(scope: Scope, index: number): boolean {
  const names = namesOf(scope, index);
  const made = scope.outline.calls[index];
  return scope.outline.calls.some((call) => {
    if (call.held === index) return true;
    if (!releasing.test(call.name) || made === undefined) return false;
    const isWithin = made.at < call.start && call.end <= made.end;
    return isWithin || (call.on?.kind === 'name' && names.has(call.on.name.split('.')[0] ?? ''));
  });
}
