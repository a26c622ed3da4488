import type { CallOutline, FunctionOutline, Value } from '../../syntax/outline.ts';
import type { Scope } from '../scope.ts';

/**
 * `try { await next() } catch (error) { … 401 … }`, `c.Next(); if (len(c.Errors) > 0) …`: what lets every request pass
 * before it asks anything only puts into words what went wrong further on.
 */
export function goesOnFirst(scope: Scope, fn: number): boolean {
  const calls = scope
    .callsWithin(fn)
    .flatMap((index) => scope.outline.calls[index] ?? [])
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const on = calls.find((call) => isGoingOn(call) || callsWrapped(scope, call));
  if (on === undefined || on.branch !== undefined || on.short === true) return false;
  return calls.every(
    (call) => call.start >= on.start || (call.start <= on.start && call.end >= on.end) || observing.test(call.name),
  );
}

/** `return view(request, *args)`: whoever wraps a function calls it with all that it is given itself. */
function callsWrapped({ outline }: Scope, { on, name, args, fn }: CallOutline): boolean {
  const inner = outline.functions[fn];
  const around = inner === undefined || on !== undefined ? undefined : outline.functions[inner.parent];
  if (inner === undefined || around === undefined || !takes(around, name) || inner.parameters.length < 2) return false;
  return args.length === inner.parameters.length && args.every((argument) => isHandedOn(argument, inner));
}

function takes({ parameters }: FunctionOutline, name: string): boolean {
  return parameters.some((parameter) => parameter.name === name);
}

function isHandedOn(argument: Value, inner: FunctionOutline): boolean {
  const [keywords] = argument.kind === 'object' && argument.entries.length === 0 ? argument.spreads : [];
  const value = argument.kind === 'spread' ? argument.of : (keywords ?? argument);
  return value.kind === 'name' && takes(inner, value.name);
}

/** Hands the request to whatever stands behind. */
export function isGoingOn({ name, on }: CallOutline): boolean {
  const receiver = on?.kind === 'name' ? (on.name.split('.').at(-1) ?? '') : '';
  if (name === '') return on !== undefined && following.test(receiver);
  if (on === undefined || receiver === 'this') return following.test(name);
  return name === 'Next' || followers.has(name) || (running.has(name) && carrying.test(receiver));
}

const following = /^[$_]*(?:next|call_?next|get_response|(?:next_?)?handler|proceed)$/i;
const followers = new Set(['call_next', 'get_response', 'doFilter', 'proceed', 'ServeHTTP']);
const running = new Set(['Invoke', 'InvokeAsync', 'run', 'call', 'handle', 'filter', 'process', 'next']);
const carrying = /^[$_@]*(?:next|app|chain|handler|service|inner|delegate)$/i;

/** Writes down, or looks at the clock. */
const observing =
  /^(?:log|debug|info|warn|trace|start|now|begin|print|console|time|uuid|New(?:String|GUID|V4)?$|Now$)/i;
