import type { ClientVocabulary } from '../../extractors/shapes/client-vocabulary.ts';
import type { Timeout } from '../../model/call.ts';
import type { CallSite } from '../definition.ts';
import type { PlacedValue } from '../read-options.ts';
import { placedNumber } from '../resolve-number.ts';
import type { Resolver } from '../resolver.ts';
import { assignedDefaults } from './assigned-defaults.ts';
import { blockTimeout } from './block-timeout.ts';
import { classTimeout } from './class-base.ts';
import type { ClientCall } from './client-call.ts';
import { contextTimeout } from './context-timeout.ts';
import type { InstanceSettings } from './instance-options.ts';
import { stepsOn } from './pending-steps.ts';
import type { PolicyUse } from './policies-around.ts';
import { isSpelledOut, type Options, optionOf } from './request-options.ts';
import { signalTimeout } from './signal-timeout.ts';
import { timeoutInSeconds } from './timeout-in-seconds.ts';

export interface TimeoutQuestion {
  /** Answers for the whole workspace. */
  readonly resolver: Resolver;
  /** Answers for one way of calling the function around the request. */
  readonly narrowed: Resolver;
  readonly request: ClientCall;
  readonly options: Options | undefined;
  readonly instance: InstanceSettings | undefined;
  readonly policies: readonly PolicyUse[];
  /** `src/http.ts:4` */
  placeOf(file: string, at: number): string;
}

export interface TimeoutAnswer {
  readonly timeout: Timeout;
  readonly search: readonly string[];
}

/** How long a request may take: what the call says, then its instance, then the library. */
export function findTimeout(question: TimeoutQuestion): TimeoutAnswer {
  const search: string[] = [];
  let veiled = false;
  for (const look of [atCall, atInstance, atDefaults, around]) {
    const { where, timeout } = look(question);
    if (where !== undefined) search.push(where);
    if (timeout !== undefined && timeout.kind !== 'unknown') return { timeout, search };
    veiled ||= timeout !== undefined;
  }
  const milliseconds = question.request.vocabulary.defaultTimeout;
  return { timeout: veiled ? unknown : { kind: 'library-default', milliseconds }, search };
}

interface Look {
  readonly where?: string | undefined;
  readonly timeout?: Timeout | undefined;
}

const unknown: Timeout = { kind: 'unknown' };

function atCall(question: TimeoutQuestion): Look {
  const { resolver, narrowed, request, options } = question;
  const { vocabulary, context, site } = request;
  const where = `call options ${question.placeOf(context.file, options?.at ?? request.call.at)}`;
  for (const step of stepsOn(resolver, site, vocabulary.steps.timeout)) {
    const [argument] = step.args;
    const value =
      argument === undefined ? undefined : { context: { file: context.file, fn: step.fn }, value: argument };
    return { where, timeout: timeoutIn(narrowed, vocabulary, value) };
  }
  const inBlock = blockTimeout(resolver, site);
  if (inBlock !== undefined) return { where, timeout: timeoutIn(narrowed, vocabulary, inBlock) };
  return { where, timeout: contextTimeout(narrowed, request) ?? inOptions(narrowed, request, options) };
}

function atInstance(question: TimeoutQuestion): Look {
  const { narrowed, request, instance } = question;
  const said = classTimeout(narrowed, request);
  if (said !== undefined) return { timeout: timeoutIn(narrowed, request.vocabulary, said) };
  if (instance === undefined) return request.instance === undefined ? {} : { timeout: unknown };
  const where = `${request.vocabulary.id} instance ${question.placeOf(instance.file, instance.at)}`;
  const origin = request.instance?.origin;
  const inBlock = origin && blockTimeout(narrowed, origin);
  if (inBlock !== undefined) return { where, timeout: timeoutIn(narrowed, request.vocabulary, inBlock) };
  const built = origin && builtTimeout(narrowed, request.vocabulary, origin);
  return { where, timeout: built ?? inOptions(narrowed, request, instance.options) };
}

/** A step of the builder; one that is handed a client in its turn leaves it to that. */
function builtTimeout(resolver: Resolver, vocabulary: ClientVocabulary, origin: CallSite): Timeout | undefined {
  if (vocabulary.builder === undefined) return undefined;
  const [step] = stepsOn(resolver, origin, vocabulary.steps.timeout);
  const [value] = step?.args ?? [];
  if (step !== undefined && value !== undefined)
    return timeoutIn(resolver, vocabulary, { context: { file: origin.file, fn: step.fn }, value });
  const making = resolver.scopes.get(origin.file)?.outline.calls[origin.call];
  return making !== undefined && making.args.length > 0 ? unknown : undefined;
}

function atDefaults({ resolver, narrowed, request }: TimeoutQuestion): Look {
  const found = assignedDefaults(resolver, request, 'timeout');
  return found.length === 0
    ? {}
    : { where: `${request.vocabulary.id} defaults`, timeout: timeoutIn(narrowed, request.vocabulary, found[0]) };
}

function around({ policies }: TimeoutQuestion): Look {
  const policy = policies.find((use) => use.kind === 'timeout');
  return policy === undefined ? {} : { timeout: { kind: 'set', milliseconds: policy.milliseconds } };
}

function inOptions(resolver: Resolver, request: ClientCall, options: Options | undefined): Timeout | undefined {
  if (options === undefined) return undefined;
  const { timeout, signal } = request.vocabulary.options;
  const bound = optionOf(resolver, options, timeout);
  if (bound !== undefined) return timeoutIn(resolver, request.vocabulary, bound);
  const aborting = optionOf(resolver, options, signal);
  if (aborting !== undefined) return signalTimeout(resolver, aborting);
  return isSpelledOut(resolver, options.context, options.value) ? undefined : unknown;
}

const parts = ['request', 'response', 'deadline'];

/** A number of milliseconds, or an object of them by phase; 0 and `false` say to wait for ever. */
function timeoutIn(resolver: Resolver, vocabulary: ClientVocabulary, placed: PlacedValue | undefined): Timeout {
  if (vocabulary.timeoutUnit === 'seconds') return timeoutInSeconds(resolver, placed);
  const whole = placedNumber(resolver, placed) ?? placedNumber(resolver, optionOf(resolver, placed, parts));
  const off = whole === 0 || (placed?.value.kind === 'literal' && placed.value.text === 'false');
  return off ? { kind: 'library-default', milliseconds: 0 } : { kind: 'set', milliseconds: whole };
}
