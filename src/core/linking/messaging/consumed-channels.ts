import { brokers } from '../../extractors/messaging/brokers.ts';
import type { BrokerVocabulary, NameSource, QueueForm } from '../../extractors/shapes/broker-vocabulary.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSite, Definition } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { objectsOf } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import { type ConsumeCall, vocabulariesOf } from './broker-call.ts';
import { type BrokerCall, channelNames } from './channel-name.ts';

export interface ConsumedChannel {
  readonly channel: string;
  readonly deadLetter?: string | undefined;
  /** The call that declares the queue, where it says all that there is to say. */
  readonly declared?: CallSite | undefined;
}

/** What a consumer takes its messages from, by the names that publishers use. */
export function consumedChannels(resolver: Resolver, consume: ConsumeCall): readonly ConsumedChannel[] {
  const { vocabulary, form } = consume;
  const calls = form.subscribedBy === undefined ? [consume] : subscriptions(resolver, consume, form.subscribedBy);
  const names = calls.flatMap((call) => channelNames(resolver, call, form.channel));
  return (names.length === 0 ? ['{}'] : names).flatMap((queue) => {
    const { deadLetter, declared } = declarationOf(resolver, consume, queue);
    const bound = tiedTo(resolver, consume, vocabulary.binds, queue);
    return (bound.length === 0 ? [queue] : bound).map((channel) => ({ channel, deadLetter, declared }));
  });
}

/** Calls of another method on the same object: `consumer.subscribe(…)` beside `consumer.run(…)`. */
function subscriptions(resolver: Resolver, consume: ConsumeCall, method: string): readonly BrokerCall[] {
  const holder = holderOf(consume.callee);
  return settingCalls(resolver).filter(
    (call) => call.vocabulary === consume.vocabulary && call.method === method && holderOf(call.callee) === holder,
  );
}

/** Options that are put together elsewhere may name a place for failed messages too. */
function declarationOf(
  resolver: Resolver,
  consume: ConsumeCall,
  queue: string,
): Pick<ConsumedChannel, 'deadLetter' | 'declared'> {
  const form = consume.vocabulary.declares;
  const [call, ...others] = callsFor(resolver, consume, form, queue);
  if (form === undefined || call === undefined) return {};
  const names = [call, ...others].flatMap((each) => form.to.flatMap((place) => channelNames(resolver, each, [place])));
  const deadLetter = names.find((name) => name !== '{}');
  const isPlain = [call, ...others].every((each) => form.to.every((place) => isSpelledOut(resolver, each, place)));
  return { deadLetter, declared: isPlain ? call.site : undefined };
}

function isSpelledOut(resolver: Resolver, { site }: BrokerCall, place: NameSource): boolean {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  const value = 'argument' in place ? call?.args[place.argument] : undefined;
  if (call === undefined || value === undefined || value.kind === 'literal') return true;
  const objects = objectsOf(resolver, { file: site.file, fn: call.fn }, value);
  return objects.length > 0 && objects.every((each) => each.value.kind === 'object' && each.value.spreads.length === 0);
}

/** What a queue is bound to. */
function tiedTo(
  resolver: Resolver,
  consume: ConsumeCall,
  form: QueueForm | undefined,
  queue: string,
): readonly string[] {
  return form === undefined
    ? []
    : callsFor(resolver, consume, form, queue)
        .flatMap((call) => channelNames(resolver, call, form.to))
        .filter((name) => name !== '{}');
}

/** Calls that set a queue up, in the same file as its consumer or in another of the library's users. */
function callsFor(
  resolver: Resolver,
  consume: ConsumeCall,
  form: QueueForm | undefined,
  queue: string,
): readonly BrokerCall[] {
  if (form === undefined) return [];
  const calls = settingCalls(resolver).filter(
    (call) => call.vocabulary === consume.vocabulary && call.method === form.method,
  );
  const own = calls.filter((call) => namesQueue(resolver, call, form.queue, queue));
  const near = own.filter((call) => call.site.file === consume.site.file);
  return near.length > 0 ? near : own;
}

function namesQueue(resolver: Resolver, call: BrokerCall, source: NameSource, queue: string): boolean {
  return queue !== '{}' && channelNames(resolver, call, [source]).includes(queue);
}

interface SettingCall extends BrokerCall {
  readonly vocabulary: BrokerVocabulary;
  readonly method: string;
}

const settingNames: ReadonlySet<string> = new Set(
  brokers.flatMap((vocabulary) => [
    ...Object.values(vocabulary.consumes).flatMap((form) => form.subscribedBy ?? []),
    ...[vocabulary.binds?.method, vocabulary.declares?.method].filter((name) => name !== undefined),
  ]),
);

/** Calls that say where messages come from, in the whole workspace. */
const settingCalls = oncePerWorkspace((resolver): readonly SettingCall[] => {
  const found: SettingCall[] = [];
  for (const [file, scope] of resolver.scopes)
    scope.outline.calls.forEach((call, index) => {
      if (call.on === undefined || !settingNames.has(call.name)) return;
      const site: CallSite = { file, call: index };
      for (const callee of calleesOf(resolver, file, index)) {
        if (callee.kind !== 'made') continue;
        for (const vocabulary of vocabulariesOf(callee, scope.outline.language))
          found.push({ vocabulary, method: call.name, callee, site });
      }
    });
  return found;
});

/** Identity of the object that a method is called on. */
function holderOf(callee: Definition): string {
  if (callee.kind !== 'made') return '';
  const { call, parameter } = callee;
  if (call !== undefined) return `${call.file}#${call.call}`;
  return parameter === undefined ? '' : `${parameter.file}(${parameter.fn}.${parameter.index})`;
}
