import { concurrencyWords, throttling } from '../../extractors/effects/concurrency.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OperationVisit } from '../operations/operation-visit.ts';
import type { Scope } from '../scope.ts';
import { addEffect } from './add-effect.ts';

/** Work that is begun at once for every item of a list that the request brings: `Promise.all(req.body.urls.map(…))`. */
export function readFanOuts(visit: OperationVisit, facts: OperationFacts): void {
  const { scope } = visit;
  const words = concurrencyWords[scope.outline.language];
  if (words === undefined || !visit.isEntrance) return;
  for (const call of scope.outline.calls) {
    if (call.on?.kind !== 'name' || !words.gathers.includes(`${call.on.name}.${call.name}`)) continue;
    if (!visit.belongs(call.fn)) continue;
    const each = eachCall(scope, call.args[0], call.fn);
    if (each?.on === undefined || !words.each.includes(each.name) || isThrottled(scope, each)) continue;
    const list = listAt(visit, each.on, each.fn, 0);
    if (list === undefined) continue;
    addEffect(
      facts,
      visit.operation,
      'fan-out',
      list,
      'request',
      visit.evidence(each.start, Math.max(each.end, call.end)),
    );
  }
}

/** The call that makes the work: given as it is, or in a variable. */
function eachCall(scope: Scope, value: Value | undefined, fn: number): CallOutline | undefined {
  if (value?.kind === 'call') return scope.outline.calls[value.call];
  const binding = value?.kind === 'name' ? scope.bindings(fn, value.name)[0] : undefined;
  return binding?.value.kind === 'call' ? scope.outline.calls[binding.value.call] : undefined;
}

function isThrottled(scope: Scope, each: CallOutline): boolean {
  return scope.outline.calls.some(
    (call) =>
      call.start > each.at &&
      call.end <= each.end &&
      throttling.test(`${call.on?.kind === 'name' ? call.on.name : ''}.${call.name}`),
  );
}

const deepest = 4;

/** The name of a list that comes out of a parameter of the handler, whatever was done to its items on the way. */
function listAt(visit: OperationVisit, value: Value, fn: number, depth: number): string | undefined {
  const { scope } = visit;
  if (depth > deepest) return undefined;
  if (value.kind === 'either') return only(value.options.map((option) => listAt(visit, option, fn, depth + 1)));
  if (value.kind === 'member') {
    const inner = listAt(visit, value.of, fn, depth + 1);
    return inner === undefined ? undefined : value.name;
  }
  if (value.kind === 'call') {
    const call = scope.outline.calls[value.call];
    const steps = concurrencyWords[scope.outline.language]?.steps ?? [];
    if (call?.on === undefined || !steps.includes(call.name)) return undefined;
    return listAt(visit, call.on, fn, depth + 1);
  }
  if (value.kind !== 'name') return undefined;
  const [head = '', ...rest] = value.name.split('.');
  for (let at = fn; at > 0; at = scope.outline.functions[at]?.parent ?? 0) {
    const [binding, ...more] = scope.bindings(at, head);
    if (binding !== undefined)
      return more.length > 0 ? undefined : named(listAt(visit, binding.value, at, depth + 1), value.name);
    const parameter = scope.outline.functions[at]?.parameters.find(
      ({ name, keys }) => name === head || keys?.includes(head) === true,
    );
    if (parameter !== undefined)
      return at === visit.place.fn && isRequested(rest, parameter.name) ? value.name : undefined;
  }
  return undefined;
}

/** What the framework puts beside the body is no list of the client's. */
function isRequested(path: readonly string[], parameter: string): boolean {
  return parameter === '{}' || path.length > 0 || /^(?:body|dto|input|data|payload|ids|urls|items)$/i.test(parameter);
}

function named(found: string | undefined, name: string): string | undefined {
  return found === undefined ? undefined : name;
}

function only(found: readonly (string | undefined)[]): string | undefined {
  return found.find((name) => name !== undefined);
}
