import { clients } from '../../extractors/calls/clients.ts';
import type { ClientVocabulary, RequestForm } from '../../extractors/shapes/client-vocabulary.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSite, Context, Definition, MadeDefinition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** A call that sends a request by a client library. */
export interface ClientCall {
  readonly vocabulary: ClientVocabulary;
  readonly form: RequestForm;
  /** The package that was imported, one of the vocabulary's. */
  readonly module: string;
  /** The instance it is called on; absent for the library's own functions. */
  readonly instance?: MadeDefinition | undefined;
  readonly context: Context;
  readonly call: CallOutline;
  readonly site: CallSite;
}

/** Reads a call by the client libraries' vocabularies: undefined where it is none of theirs. */
export function clientCallAt(resolver: Resolver, site: CallSite): ClientCall | undefined {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call === undefined || (call.on !== undefined && !requestNames.has(call.name))) return undefined;
  for (const callee of calleesOf(resolver, site.file, site.call)) {
    const found = isHandedFetch(callee, call) ? global : requestOf(brought(callee));
    if (found !== undefined) return { ...found, context: { file: site.file, fn: call.fn }, call, site };
  }
  return undefined;
}

/** The last names of everything that sends a request: a cheap look before values are followed. */
const requestNames: ReadonlySet<string> = new Set(
  clients.flatMap((client) =>
    Object.keys({ ...client.requests, ...client.instanceRequests }).map((path) => path.split('.').at(-1) ?? ''),
  ),
);

/** `({ fetch, params }) => fetch(url)`: SvelteKit, and whoever is tested with another one, is handed what sends requests. */
function isHandedFetch({ kind }: Definition, { name, on }: CallOutline): boolean {
  const isOfEvent = on?.kind === 'name' && on.name === 'event';
  return kind === 'parameter' && name === 'fetch' && (on === undefined || isOfEvent);
}

/** `$fetch` is there in every file of Nuxt and Nitro. */
function brought(callee: Definition): Definition {
  const isBrought = callee.kind === 'external' && callee.module === 'global' && callee.path[0] === '$fetch';
  return isBrought ? { ...callee, module: 'ofetch' } : callee;
}

type Found = Pick<ClientCall, 'vocabulary' | 'form' | 'module' | 'instance'>;

function requestOf(callee: Definition): Found | undefined {
  if (callee.kind === 'external') {
    const vocabulary = vocabularyOf(callee.module);
    if (vocabulary === undefined) return undefined;
    const form = formIn(vocabulary.requests, vocabulary, callee.path);
    return form === undefined ? undefined : { vocabulary, form, module: callee.module };
  }
  if (callee.kind !== 'made') return undefined;
  const vocabulary = vocabularyOf(callee.module);
  if (vocabulary === undefined || !isInstance(vocabulary, callee)) return undefined;
  const form = formIn(vocabulary.instanceRequests ?? vocabulary.requests, vocabulary, callee.members);
  return form === undefined ? undefined : { vocabulary, form, module: callee.module, instance: callee };
}

const byModule: ReadonlyMap<string, ClientVocabulary> = new Map(
  clients.toReversed().flatMap((client) => client.modules.map((module) => [module, client])),
);

function vocabularyOf(module: string): ClientVocabulary | undefined {
  return byModule.get(module);
}

const global = requestOf({ kind: 'external', module: 'global', path: ['fetch'] });

type Forms = ClientVocabulary['requests'];

function formIn(forms: Forms, vocabulary: ClientVocabulary, path: readonly string[]): RequestForm | undefined {
  const { builder } = vocabulary;
  const made = builder === undefined ? path : path.slice(path.lastIndexOf(`${builder}()`) + 1);
  const key = made.filter((member) => !leadsOn(vocabulary, member)).join('.');
  return Object.hasOwn(forms, key) ? forms[key] : undefined;
}

export function isInstance(vocabulary: ClientVocabulary, made: MadeDefinition): boolean {
  return (
    Object.hasOwn(vocabulary.instances, made.maker.join('.')) || vocabulary.types.includes(made.maker.at(-1) ?? '')
  );
}

/** `http.axiosRef`, `client.extend({…})`: still the same client. */
function leadsOn(vocabulary: ClientVocabulary, member: string): boolean {
  const called = member.endsWith('()') ? member.slice(0, -2) : undefined;
  return called === undefined ? vocabulary.inner.includes(member) : Object.hasOwn(vocabulary.instances, called);
}
