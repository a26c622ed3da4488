import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSite } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Scope } from '../scope.ts';

const library = 'org.springframework.cloud.client.circuitbreaker';

/** What hands a publisher on to a function: `tides.high().transform(it -> breaker.run(it, …))`. */
const handing: ReadonlySet<string> = new Set(['transform', 'transformDeferred', 'as']);

/** Callers that are asked whether they run the function that makes the request in a breaker. */
const maxCallers = 8;

/**
 * Whether a breaker of Spring Cloud runs a request, where it is made or where the function that makes it is called.
 * Such a breaker gives up after a second unless somebody configures another time.
 */
export function isInSpringBreaker({ resolver, context, index }: CallSpot): boolean {
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined) return false;
  const callers = functionsAround(scope, index)
    .flatMap((fn) => resolver.callSites({ kind: 'function', file: context.file, fn }))
    .slice(0, maxCallers);
  return [{ file: context.file, call: index }, ...callers].some((site) => runsIn(resolver.scopes.get(site.file), site));
}

function runsIn(scope: Scope | undefined, { call: index }: CallSite): boolean {
  if (scope?.outline.imports.some(({ from }) => from.startsWith(library)) !== true) return false;
  const { calls, functions } = scope.outline;
  const within = functionsAround(scope, index).map((fn) => functions[fn]?.argumentOf);
  if (within.some((around) => around !== undefined && calls[around]?.name === 'run')) return true;
  return calls.some((call) => {
    if (call.name === 'run') return call.args.some((argument) => holds(calls, argument, index));
    if (!handing.has(call.name) || call.on === undefined || !holds(calls, call.on, index)) return false;
    return call.args.some((argument) => argument.kind === 'function' && runs(scope, argument.fn));
  });
}

function runs(scope: Scope, fn: number): boolean {
  return scope.callsWithin(fn).some((index) => scope.outline.calls[index]?.name === 'run');
}

/** Whether a value is what this call gives, or a step behind it. */
function holds(calls: readonly CallOutline[], value: Value, index: number): boolean {
  for (let at: Value | undefined = value; at?.kind === 'call'; at = calls[at.call]?.on)
    if (at.call === index) return true;
  return false;
}

function functionsAround({ outline }: Scope, index: number): readonly number[] {
  const found: number[] = [];
  for (let fn = outline.calls[index]?.fn ?? 0; fn > 0; fn = outline.functions[fn]?.parent ?? 0) found.push(fn);
  return found;
}
