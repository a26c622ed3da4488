import { responseMethods } from '../../extractors/replies/response-methods.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { isResponse } from './is-response.ts';

/** What was set on a response before it is sent: `res.status(404).type('json')`. */
export interface ResponseChain {
  readonly status?: PlacedValue | undefined;
  readonly contentType?: PlacedValue | undefined;
  /** The response itself, where the chain starts. */
  readonly root: Value;
  readonly context: Context;
}

const maxLinks = 12;

/** The chain that a call goes on with, down to the response; undefined where it ends in something else. */
export function responseChain(resolver: Resolver, context: Context, on: Value, depth = 0): ResponseChain | undefined {
  if (depth > maxLinks) return undefined;
  const call = on.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[on.call] : undefined;
  if (call === undefined) return assignedChain(resolver, context, on, depth) ?? rootChain(resolver, context, on);
  if (call.on === undefined || !isLink(call.name)) return rootChain(resolver, context, on);
  const inside = { file: context.file, fn: call.fn };
  const before = responseChain(resolver, inside, call.on, depth + 1);
  return before === undefined ? undefined : { ...before, ...said(resolver, inside, call) };
}

const links: ReadonlySet<string> = new Set([
  ...responseMethods.status,
  ...responseMethods.contentType,
  ...responseMethods.header,
  ...responseMethods.chained,
]);

function isLink(name: string): boolean {
  return links.has(name);
}

function rootChain(resolver: Resolver, context: Context, root: Value): ResponseChain | undefined {
  return isResponse(resolver, context, root) ? { root, context } : undefined;
}

/** `const answer = res.status(404)`, and a chain that a caller passes on: `signIn(user, res.status(201))`. */
function assignedChain(resolver: Resolver, context: Context, on: Value, depth: number): ResponseChain | undefined {
  if (on.kind !== 'name' || on.name.includes('.')) return undefined;
  const scope = resolver.scopes.get(context.file);
  for (let fn = context.fn; fn > 0; fn = scope?.outline.functions[fn]?.parent ?? 0) {
    const binding = scope?.bindings(fn, on.name).find((candidate) => candidate.declared === true);
    if (binding === undefined) continue;
    return binding.value.kind === 'call'
      ? responseChain(resolver, { file: context.file, fn }, binding.value, depth + 1)
      : undefined;
  }
  return undefined;
}

/** What one call of the chain sets. */
function said(resolver: Resolver, context: Context, call: CallOutline): Partial<ResponseChain> {
  const [first, second] = call.args;
  if (first === undefined) return {};
  if (has(responseMethods.status, call.name)) return { status: { context, value: first } };
  if (has(responseMethods.contentType, call.name)) return { contentType: { context, value: first } };
  const isType = has(responseMethods.header, call.name) && /^content-type$/i.test(textOf(resolver, context, first));
  return isType && second !== undefined ? { contentType: { context, value: second } } : {};
}

function textOf(resolver: Resolver, context: Context, value: Value): string {
  return resolveText(resolver, context, value)?.text ?? '';
}

export function has(names: readonly string[], name: string): boolean {
  return names.includes(name);
}

/** What other statements of the function set on the same response: `res.type('application/problem+json');`. */
export function setBeside(resolver: Resolver, chain: ResponseChain, call: CallOutline): Partial<ResponseChain> {
  const { root, context } = chain;
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined || root.kind !== 'name') return {};
  const { calls } = scope.outline;
  const before = calls.filter(
    (other) =>
      other.fn === call.fn && other.at < call.start && other.on?.kind === 'name' && other.on.name === root.name,
  );
  const inside = { file: context.file, fn: call.fn };
  const set = before
    .filter((other) => isLink(other.name) && isStatement(calls, other))
    .map((other) => said(resolver, inside, other));
  const contentType = set.findLast((part) => part.contentType !== undefined)?.contentType;
  return { contentType, status: statusBefore(scope, inside, root.name, before, call) };
}

/** `res.status(400); res.json(…)`, unless the way from one to the other is left in between. */
function statusBefore(
  scope: Scope,
  context: Context,
  root: string,
  before: readonly CallOutline[],
  call: CallOutline,
): PlacedValue | undefined {
  const assigned = scope.bindings(call.fn, `${root}.statusCode`).filter((binding) => binding.at < call.start);
  const said = [
    ...assigned.map((binding) => ({ at: binding.at, value: binding.value })),
    ...before
      .filter((other) => has(responseMethods.status, other.name) && isStatement(scope.outline.calls, other))
      .map((other) => ({ at: other.start, value: other.args[0] })),
  ].toSorted((a, b) => a.at - b.at);
  const last = said.at(-1);
  if (last?.value === undefined || isLeft(scope, call, last.at, before)) return undefined;
  return { context, value: last.value };
}

function isLeft(scope: Scope, call: CallOutline, from: number, before: readonly CallOutline[]): boolean {
  const between = (at: number): boolean => at > from && at < call.start;
  return (
    scope.outline.throws.some((thrown) => thrown.fn === call.fn && between(thrown.at)) ||
    scope.outline.calls.some((other) => other.fn === call.fn && other.name === 'next' && between(other.at)) ||
    before.some((other) => has(responseMethods.body, other.name) && between(other.at))
  );
}

/** Nothing goes on with what the call gives. */
export function isStatement(calls: readonly CallOutline[], call: CallOutline): boolean {
  return !calls.some((other) => other.on?.kind === 'call' && calls[other.on.call] === call);
}
