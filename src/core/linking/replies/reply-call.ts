import { responseMethods } from '../../extractors/replies/response-methods.ts';
import type { Shape } from '../../model/shape.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSite, Context } from '../definition.ts';
import type { PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { valueShape } from '../shapes/value-shape.ts';
import { inheritedStatus } from './inherited-status.ts';
import { has, isStatement, responseChain, setBeside } from './response-chain.ts';
import { statusIn } from './status-in.ts';

/** A call that sends an answer. */
export interface ReplyCall {
  readonly context: Context;
  /** The response that it is sent by. */
  readonly root: PlacedValue;
  /** Fixed, or a value that says it; absent where only a caller may have set it. */
  readonly status?: number | PlacedValue | undefined;
  readonly contentType?: PlacedValue | string | undefined;
  readonly body?: PlacedValue | undefined;
}

const sending: ReadonlySet<string> = new Set([
  ...responseMethods.body,
  ...responseMethods.page,
  ...responseMethods.status,
  responseMethods.statusOnly,
  responseMethods.redirect,
]);

export function replyCallAt(resolver: Resolver, site: CallSite): ReplyCall | undefined {
  const scope = resolver.scopes.get(site.file);
  const call = scope?.outline.calls[site.call];
  if (scope === undefined || call?.on === undefined || !sending.has(call.name)) return undefined;
  const isStatus = has(responseMethods.status, call.name);
  // A status that nothing is sent with yet: an error that is thrown next, or an answer in another statement.
  if (isStatus && (!isStatement(scope.outline.calls, call) || isReturned(scope.outline.calls, call, site.call)))
    return undefined;
  const context = { file: site.file, fn: call.fn };
  const chain = responseChain(resolver, context, call.on);
  if (chain === undefined) return undefined;
  const beside = setBeside(resolver, chain, call);
  const contentType = chain.contentType ?? beside.contentType;
  const root = { context: chain.context, value: chain.root };
  return { context, root, contentType, status: chain.status ?? beside.status, ...sent(context, call) };
}

/** An argument of another call is sent there: `signIn(user, res.status(201))`. */
function isReturned(calls: readonly CallOutline[], call: CallOutline, index: number): boolean {
  return calls.some((other) =>
    other.args.some((argument) => argument.kind === 'call' && argument.call === index && other !== call),
  );
}

function sent(context: Context, call: CallOutline): Partial<ReplyCall> {
  const [first] = call.args;
  const placed = first === undefined ? undefined : { context, value: first };
  if (call.name === responseMethods.statusOnly) return { status: placed ?? 200 };
  if (call.name === responseMethods.redirect) return { status: isNumber(first) && placed ? placed : 302 };
  if (has(responseMethods.page, call.name)) return { contentType: 'text/html' };
  if (has(responseMethods.status, call.name)) return placed === undefined ? {} : { status: placed };
  return first === undefined || first.kind === 'function' ? {} : { body: placed };
}

function isNumber(value: Value | undefined): boolean {
  return value?.kind === 'literal';
}

export function statusOf(resolver: Resolver, { status, root }: ReplyCall): number | undefined {
  if (typeof status === 'number') return status;
  const said = status ?? inheritedStatus(resolver, root);
  return said === undefined ? 200 : statusIn(resolver, said);
}

export function contentTypeOf(resolver: Resolver, { contentType }: ReplyCall): string | undefined {
  if (contentType === undefined || typeof contentType === 'string') return contentType;
  const text = resolveText(resolver, contentType.context, contentType.value)?.text;
  return text === undefined || text.includes('/') ? text?.split(';')[0] : shortTypes[text];
}

const shortTypes: Readonly<Record<string, string>> = {
  json: 'application/json',
  html: 'text/html',
  text: 'text/plain',
  txt: 'text/plain',
  xml: 'application/xml',
  csv: 'text/csv',
};

export function bodyShape(resolver: Resolver, { body }: ReplyCall): Shape | undefined {
  return body === undefined ? undefined : valueShape(resolver, body.context, sentValue(resolver, body));
}

/** `end(JSON.stringify({ … }))` sends the object. */
function sentValue(resolver: Resolver, body: PlacedValue): Value {
  const { value, context } = body;
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const [first] = call?.args ?? [];
  const isJson = call?.name === 'stringify' && call.on?.kind === 'name' && call.on.name === 'JSON';
  return isJson && first !== undefined ? first : value;
}
