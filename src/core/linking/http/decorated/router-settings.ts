import { siteKey } from '../../definition.ts';
import { narrowResolver, type OnlyCallers } from '../../narrow-resolver.ts';
import { entryOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { frontPart } from '../front-part.ts';
import type { RouterGraph } from '../router-graph.ts';
import { throughMark } from '../router-node.ts';
import { type DecoratedRouter, decoratedRoutersOf } from './decorated-router.ts';
import { injectedByList } from './injected-guards.ts';

/** What routers are made with: `APIRouter(prefix='/orders', dependencies=[…])`. */
export interface RouterSettings {
  /** Puts a router into the graph with the guards it was made with, once. */
  open(router: DecoratedRouter): void;
  prefixOf(router: DecoratedRouter): string;
  /** The router as one caller of the function that makes it has it, with what the call gives it. */
  copyOf(router: DecoratedRouter, resolver: Resolver): DecoratedRouter;
  /** What callers have of a router that a function makes. */
  copiesOf(router: DecoratedRouter): readonly DecoratedRouter[];
}

export function routerSettings(resolver: Resolver, graph: RouterGraph): RouterSettings {
  const copies = new Map<string, Map<string, DecoratedRouter>>();
  const prefixes = new Map<string, string>();
  const option = (router: DecoratedRouter, key: string) => {
    const { origin } = router;
    const call = origin && resolver.scopes.get(origin.file)?.outline.calls[origin.call];
    if (origin === undefined || call === undefined) return undefined;
    return entryOf(resolver, { file: origin.file, fn: call.fn }, call.args.at(-1), key);
  };
  const made = ({ origin }: DecoratedRouter) => origin && resolver.scopes.get(origin.file)?.outline.calls[origin.call];
  /** `Namespace('stalls')` stands at `/stalls` where nothing else is said. */
  const nameOf = (router: DecoratedRouter): string => {
    const call = made(router);
    const [first] = call?.args ?? [];
    const named = router.vocabulary.named?.some((each) => each.replace('()', '') === call?.name) === true;
    return named && first?.kind === 'text' ? `/${first.text}` : '';
  };
  const joinVersion = (router: DecoratedRouter, prefix: string): string => {
    const { version } = router.vocabulary;
    const given = version === undefined ? undefined : option(router, version)?.value;
    const text = given?.kind === 'literal' || given?.kind === 'text' ? given.text : undefined;
    const before = version === undefined ? undefined : option(router, `${version}_prefix`)?.value;
    const named = before?.kind === 'text' ? before.text : '/v';
    return text === undefined
      ? prefix
      : `${frontPart(`${named}${text.replace(/^v/, '')}`)}/${prefix.replace(/^\//, '')}`;
  };
  /** `Api(blueprint)` and `api.namespace('stalls')` stand below what they are handed or called on. */
  const placeBelow = (router: DecoratedRouter): void => {
    const { hosted, named = [] } = router.vocabulary;
    const call = made(router);
    if (router.origin === undefined || call === undefined || hosted === undefined) return;
    const context = { file: router.origin.file, fn: call.fn };
    const host = call.name === hosted.maker ? call.args[0] : named.includes(`${call.name}()`) ? call.on : undefined;
    if (host === undefined) return;
    const own = call.name === hosted.maker ? option(router, hosted.prefix) : undefined;
    const told = own && (resolveText(resolver, own.context, own.value)?.text ?? '{}');
    for (const parent of decoratedRoutersOf(resolver, context, host)) {
      if (parent.id === router.id) continue;
      const given = option(router, router.vocabulary.prefix);
      const text = given && resolveText(resolver, given.context, given.value)?.text;
      graph.mountings.push({
        child: router.id,
        parent: parent.id,
        prefix: told ?? (call.name === hosted.maker ? '' : (text ?? nameOf(router))),
        guards: [],
        file: context.file,
        fn: call.fn,
        at: call.at,
        transparent: false,
      });
    }
  };
  return {
    open: (router) => {
      if (graph.certain.has(router.id)) return;
      graph.certain.add(router.id);
      graph.ordered.set(router.id, false);
      const { vocabulary } = router;
      placeBelow(router);
      if (vocabulary.guards === undefined) return;
      const search = { resolver, vocabulary, level: 'router' as const };
      const made = router.origin && resolver.scopes.get(router.origin.file)?.outline.calls[router.origin.call];
      const guards = injectedByList(search, option(router, vocabulary.guards), made ?? { at: 0, end: 0 });
      if (guards.length > 0) graph.uses.set(router.id, [...guards, ...(graph.uses.get(router.id) ?? [])]);
    },
    copiesOf: ({ id }) => [...(copies.get(id)?.values() ?? [])],
    copyOf: (router, asked) => {
      const { id, through = [] } = router;
      if (through.length === 0) return router;
      const turn = asked.element === undefined ? '' : ` ${asked.element}`;
      const copy = { ...router, id: `${[id, ...through.map(siteKey)].join(throughMark)}${turn}` };
      copies.set(id, (copies.get(id) ?? new Map<string, DecoratedRouter>()).set(copy.id, copy));
      const given = option(router, router.vocabulary.prefix);
      const narrowed = narrowResolver(asked, onlyCallers(resolver, router));
      const text = given && (resolveText(narrowed, given.context, given.value)?.text ?? '{}');
      prefixes.set(copy.id, joinVersion(router, text ?? nameOf(router)));
      return copy;
    },
    prefixOf: (router) => {
      const known = prefixes.get(router.id);
      if (known !== undefined) return known;
      const given = option(router, router.vocabulary.prefix);
      if (given === undefined) return joinVersion(router, nameOf(router));
      return joinVersion(router, resolveText(resolver, given.context, given.value)?.text ?? '{}');
    },
  };
}

/** Each function on the way is taken to be called from there alone. */
function onlyCallers(resolver: Resolver, { origin, through = [] }: DecoratedRouter): readonly OnlyCallers[] {
  const makers = [origin, ...through.slice(0, -1)];
  return makers.flatMap((inner, at) => {
    const call = inner && resolver.scopes.get(inner.file)?.outline.calls[inner.call];
    const site = through[at];
    if (inner === undefined || call === undefined || site === undefined) return [];
    return [{ of: { kind: 'function', file: inner.file, fn: call.fn }, sites: [site] }];
  });
}
