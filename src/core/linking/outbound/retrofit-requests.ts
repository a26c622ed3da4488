import type { HttpMethod } from '../../model/endpoint.ts';
import { annotationsIn, argumentOf, isOf, textsOf } from '../annotated/annotation.ts';
import type { Definition } from '../definition.ts';
import { joinPaths } from '../http/join-routes.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { isPackaged } from '../resolve-packaged-name.ts';
import type { ResolvedText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { clientChain, moduleOf } from './client-chain.ts';
import { urlText } from './url-text.ts';

export interface RetrofitRequest {
  readonly method: HttpMethod;
  readonly url: ResolvedText;
}

const verbs: Readonly<Record<string, HttpMethod>> = {
  GET: 'GET',
  POST: 'POST',
  PUT: 'PUT',
  PATCH: 'PATCH',
  DELETE: 'DELETE',
  HEAD: 'HEAD',
  OPTIONS: 'OPTIONS',
};

/** `@GET("items/{id}") Call<Item> item(…)`, below the address with which Retrofit makes the interface. */
export function retrofitRequest(resolver: Resolver, callee: Definition): RetrofitRequest | undefined {
  if (callee.kind === 'function') return requestOf(resolver, callee);
  const method = callee.kind === 'made' && callee.module === 'retrofit2' ? callee.members.at(-1) : undefined;
  const site = callee.kind === 'made' ? callee.call : undefined;
  const made = site && resolver.scopes.get(site.file)?.outline.calls[site.call];
  const [type] = made?.args ?? [];
  if (method === undefined || site === undefined || made?.name !== 'create' || type?.kind !== 'name') return undefined;
  const found = resolver
    .type({ file: site.file, fn: made.fn }, typeOf(type.name))
    .flatMap((definition) => resolver.member(definition, method.replace('()', '')));
  const [own] = found.flatMap((each) => (each.kind === 'function' ? [each] : []));
  return own && requestOf(resolver, own);
}

/** `Items` of `Items.class` and `Items::class.java`. */
function typeOf(name: string): string {
  return (
    name
      .replace(/(?:\.|::)class(?:\.java)?$/, '')
      .split('.')
      .at(-1) ?? name
  );
}

function requestOf(resolver: Resolver, { file, fn }: Definition & { kind: 'function' }): RetrofitRequest | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  const own = outline?.functions[fn];
  if (own?.cls === undefined || outline?.classes[own.cls]?.kind !== 'interface') return undefined;
  const verb = annotationsIn(resolver, { file, fn }, own.decorators).find(
    (each) => Object.hasOwn(verbs, each.name) && isOf(each, ['retrofit2.http']),
  );
  const method = verb === undefined ? undefined : verbs[verb.name];
  if (verb === undefined || method === undefined) return undefined;
  const [path = ''] = textsOf(resolver, argumentOf(verb, ['value']));
  const base = bases(resolver).of(outline.classes[own.cls]?.name ?? '', file);
  const address = base?.text.replace(/\/+$/, '') ?? 'http://{}';
  const text = /^https?:/.test(path) ? path : address + joinPaths([path.split('?')[0] ?? '']);
  return { method, url: { text, variables: base?.variables ?? [] } };
}

interface Bases {
  of(type: string, file: string): ResolvedText | undefined;
}

/** Addresses by the interface that is made with them, else the only one of the module. */
const bases = oncePerWorkspace((resolver: Resolver): Bases => {
  const byType = new Map<string, ResolvedText>();
  const byModule = new Map<string, (ResolvedText | undefined)[]>();
  for (const [file, scope] of resolver.scopes) {
    if (!isPackaged(scope)) continue;
    for (const { name, args, on, fn } of scope.outline.calls) {
      const context = { file, fn };
      const [first] = args;
      if (name === 'baseUrl' && first !== undefined) {
        const module = moduleOf(file);
        byModule.set(module, [...(byModule.get(module) ?? []), urlText(resolver, context, first)]);
      }
      if (name !== 'create' || first?.kind !== 'name' || on === undefined) continue;
      const link = clientChain(resolver, context, on).find(({ call }) => call.name === 'baseUrl');
      const [address] = link?.call.args ?? [];
      const text = link && address && urlText(resolver, link.context, address);
      if (text !== undefined) byType.set(typeOf(first.name), text);
    }
  }
  return {
    of: (type, file) => {
      const [only, ...others] = byModule.get(moduleOf(file)) ?? [];
      return byType.get(type) ?? (others.length === 0 ? only : undefined);
    },
  };
});
