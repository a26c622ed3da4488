import type { CallOutline } from '../../syntax/outline.ts';
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
  const on = calls.find(isGoingOn);
  if (on === undefined || on.branch !== undefined || on.short === true) return false;
  return calls.every(
    (call) => call.start >= on.start || (call.start <= on.start && call.end >= on.end) || observing.test(call.name),
  );
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
