import { brokers } from '../../extractors/messaging/brokers.ts';
import type { BrokerVocabulary, ConsumeForm, PublishForm } from '../../extractors/shapes/broker-vocabulary.ts';
import type { Language } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSite, Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import type { BrokerCall } from './channel-name.ts';

export interface PublishCall extends BrokerCall {
  readonly vocabulary: BrokerVocabulary;
  readonly form: PublishForm;
}

export interface ConsumeCall extends BrokerCall {
  readonly vocabulary: BrokerVocabulary;
  readonly form: ConsumeForm;
}

const publishNames: ReadonlySet<string> = lastNames((vocabulary) => vocabulary.publishes);
const consumeNames: ReadonlySet<string> = lastNames((vocabulary) => vocabulary.consumes);

function lastNames(forms: (vocabulary: BrokerVocabulary) => Readonly<Record<string, unknown>>): ReadonlySet<string> {
  return new Set(
    brokers.flatMap((vocabulary) =>
      Object.keys(forms(vocabulary)).map((path) => lastOf(path.replace(/\/\d+$/, '').split('.'))),
    ),
  );
}

function lastOf(path: readonly string[]): string {
  return path.at(-1) ?? '';
}

export function publishCallAt(resolver: Resolver, site: CallSite): PublishCall | undefined {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call?.on === undefined || !publishNames.has(call.name)) return undefined;
  for (const callee of calleesOf(resolver, site.file, site.call)) {
    if (callee.kind !== 'made') continue;
    for (const vocabulary of vocabulariesOf(callee, languageAt(resolver, site))) {
      const form = formOf(vocabulary.publishes, callee.members, call.args.length);
      if (form === undefined) continue;
      if (form.command === undefined) return { vocabulary, form, callee, site };
      const command = commandSite(resolver, site, vocabulary, form.command);
      if (command !== undefined) return { vocabulary, form, callee, site: command };
    }
  }
  return undefined;
}

export function consumeCallAt(resolver: Resolver, site: CallSite): ConsumeCall | undefined {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call === undefined || !consumeNames.has(call.name)) return undefined;
  for (const callee of calleesOf(resolver, site.file, site.call)) {
    const path = callee.kind === 'external' ? callee.path : callee.kind === 'made' ? callee.members : [];
    for (const vocabulary of vocabulariesOf(callee, languageAt(resolver, site))) {
      const form = formOf(vocabulary.consumes, path);
      if (form === undefined) continue;
      if (form.event !== undefined && !isEvent(call.args[0], form.event)) continue;
      return { vocabulary, form, callee, site };
    }
  }
  return undefined;
}

/** One package may speak to several brokers, and packages of two languages may have one name. */
export function vocabulariesOf(definition: Definition, language: Language | undefined): readonly BrokerVocabulary[] {
  if (definition.kind !== 'external' && definition.kind !== 'made') return [];
  const known = byModule.get(definition.module) ?? [];
  return language === undefined ? known : known.filter(({ languages }) => languages.includes(language));
}

/** Asked for each call that is named as one of a broker might be. */
const byModule = brokersByModule();

function brokersByModule(): ReadonlyMap<string, readonly BrokerVocabulary[]> {
  const found = new Map<string, BrokerVocabulary[]>();
  for (const vocabulary of brokers)
    for (const module of new Set(vocabulary.modules)) found.set(module, [...(found.get(module) ?? []), vocabulary]);
  return found;
}

export function languageAt(resolver: Resolver, { file }: { readonly file: string }): Language | undefined {
  return resolver.scopes.get(file)?.outline.language;
}

/** By the method's name, or by the whole path of something exported. */
function formOf<T>(forms: Readonly<Record<string, T>>, path: readonly string[], taken?: number): T | undefined {
  const exact = `${lastOf(path)}/${taken}`;
  if (Object.hasOwn(forms, exact)) return forms[exact];
  const whole = path.join('.');
  if (Object.hasOwn(forms, whole)) return forms[whole];
  const last = lastOf(path);
  return Object.hasOwn(forms, last) ? forms[last] : undefined;
}

function isEvent(argument: { readonly kind: string } | undefined, events: readonly string[]): boolean {
  const text = argument?.kind === 'text' && 'text' in argument ? String(argument.text) : undefined;
  return text !== undefined && events.includes(text);
}

/** `send(new SendMessageCommand({…}))`: the options stand in the command. */
function commandSite(
  resolver: Resolver,
  site: CallSite,
  vocabulary: BrokerVocabulary,
  commands: readonly string[],
): CallSite | undefined {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call === undefined) return undefined;
  // Go hands its context over first.
  const made = call.args
    .slice(0, 2)
    .flatMap((argument) => resolver.value({ file: site.file, fn: call.fn }, argument))
    .find(
      (definition) =>
        definition.kind === 'made' &&
        vocabulary.modules.includes(definition.module) &&
        commands.includes(lastOf(definition.maker)),
    );
  return made?.kind === 'made' ? made.origin : undefined;
}
