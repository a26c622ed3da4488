import type { Timeout } from '../../model/call.ts';
import { type ResolvedText, resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { assignedDefaults } from './assigned-defaults.ts';
import type { ClientCall } from './client-call.ts';
import { findTimeout } from './find-timeout.ts';
import { instanceSettings } from './instance-options.ts';
import { madeRequest } from './made-request.ts';
import { type PolicyUse, policiesAround } from './policies-around.ts';
import { repeats } from './repeats.ts';
import { callOptions, isSpelledOut, type Options, optionOf } from './request-options.ts';
import { requestUrl, textOf } from './request-url.ts';

/** A request as one way of calling the function around it makes it. */
export interface Request {
  readonly method: string;
  readonly url: ResolvedText | undefined;
  readonly timeout: Timeout;
  readonly timeoutSearch: readonly string[];
  readonly retry: boolean;
  readonly circuitBreaker: boolean;
}

export interface RequestReading {
  /** Answers for the whole workspace. */
  readonly resolver: Resolver;
  /** Answers for one way of calling the function around the request. */
  readonly narrowed: Resolver;
  readonly request: ClientCall;
  /** What wraps the calls on the way to the request. */
  readonly policies: readonly PolicyUse[];
  placeOf(file: string, at: number): string;
}

export function readRequest(reading: RequestReading): Request {
  const { resolver, narrowed } = reading;
  const request = madeRequest(narrowed, reading.request);
  const options = callOptions(narrowed, request);
  const instance = instanceSettings(resolver, request);
  const policies = [...reading.policies, ...policiesAround(resolver, request.site)];
  // Where the sending call has options of its own, they say how long it waits: `urlopen(request, timeout=5)`.
  const sends = reading.request.form.options !== undefined && request !== reading.request;
  const waiting = sends ? reading.request : request;
  const said = sends ? callOptions(narrowed, waiting) : options;
  const { timeout, search } = findTimeout({ ...reading, request: waiting, options: said, instance, policies });
  const [base] = request.vocabulary.options.base.flatMap((key) => assignedDefaults(resolver, request, key));
  return {
    method: methodOf(narrowed, request, options),
    url: requestUrl(narrowed, request, options, instance, base),
    timeout,
    timeoutSearch: search,
    retry: policies.some((use) => use.kind === 'retry') || repeats(resolver, request, options, instance),
    circuitBreaker: policies.some((use) => use.kind === 'circuit-breaker'),
  };
}

function methodOf(resolver: Resolver, request: ClientCall, options: Options | undefined): string {
  const { form, call, context, vocabulary } = request;
  if (typeof form.method === 'string' && form.method !== 'option') return form.method;
  // A request that several callers make: which method it has is theirs to say.
  if (form.made !== undefined) return 'ANY';
  const argument = typeof form.method === 'number' ? call.args[form.method] : undefined;
  const option = optionOf(resolver, options, vocabulary.options.method);
  if (argument === undefined && option === undefined) {
    const plain = options === undefined || isSpelledOut(resolver, options.context, options.value);
    return plain ? 'GET' : 'ANY';
  }
  const text = (argument === undefined ? textOf(resolver, option) : resolveText(resolver, context, argument))?.text;
  return text !== undefined && /^[a-z]+$/i.test(text) ? text.toUpperCase() : 'ANY';
}

/** Method and URL alone, to see whether they differ between callers. */
export function addressIn(resolver: Resolver, asked: ClientCall): string {
  const request = madeRequest(resolver, asked);
  const options = callOptions(resolver, request);
  const url = requestUrl(resolver, request, options, undefined, undefined);
  return [methodOf(resolver, request, options), url?.text, ...(url?.variables ?? [])].join(' ');
}
