import { listedFrameworks } from '../../../extractors/http/listed-frameworks.ts';
import type { ListedRoute, ListedRoutesVocabulary } from '../../../extractors/shapes/listed-routes-vocabulary.ts';
import type { CallOutline, Value } from '../../../syntax/outline.ts';
import { calleesOf } from '../../call-sites.ts';
import type { CallSite, Context, MadeDefinition } from '../../definition.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { parameterId } from '../router-node.ts';

/** An application that is given routes. */
export interface ListedNode {
  readonly id: string;
  readonly vocabulary: ListedRoutesVocabulary;
}

/** The framework whose application a call makes; also by a class of the workspace that extends it. */
export function vocabularyOf(
  resolver: Resolver,
  site: CallSite,
  call: CallOutline,
): ListedRoutesVocabulary | undefined {
  if (!names.has(call.name) && call.name !== '__init__' && call.name !== 'constructor' && call.name !== 'super')
    return undefined;
  for (const callee of calleesOf(resolver, site.file, site.call)) {
    // `super().__init__([…])` is a method of what the base class of a package makes.
    const path = callee.kind === 'external' ? callee.path : callee.kind === 'made' ? makerIn(callee) : [];
    const found =
      callee.kind === 'external' || callee.kind === 'made' ? speaking(callee.module, path.at(-1) ?? '') : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function makerIn({ maker, members }: MadeDefinition): readonly string[] {
  return members.length === 1 && members[0] === '__init__' ? maker : [];
}

const names: ReadonlySet<string> = new Set(listedFrameworks.flatMap(({ applications }) => applications));

function speaking(module: string, name: string): ListedRoutesVocabulary | undefined {
  const top = module.split('.')[0] ?? module;
  return listedFrameworks.find((candidate) => candidate.modules.includes(top) && candidate.applications.includes(name));
}

/** The applications that a value may be; `app.router` of aiohttp is the application too. */
export function listedNodesOf(resolver: Resolver, context: Context, value: Value): readonly ListedNode[] {
  return resolver.value(context, value).flatMap((definition): readonly ListedNode[] => {
    if (definition.kind !== 'made' || definition.members.some((member) => member !== 'router')) return [];
    const vocabulary = speaking(definition.module, definition.maker.at(-1) ?? '');
    if (vocabulary === undefined) return [];
    const { origin, parameter } = definition;
    if (origin !== undefined) return [{ id: `${origin.file}#${origin.call}`, vocabulary }];
    return parameter === undefined
      ? []
      : [{ id: parameterId(parameter.file, parameter.fn, parameter.index), vocabulary }];
  });
}

/** A path of an application that routes are added to one by one. */
export interface ListedResource {
  readonly node: ListedNode;
  readonly path: string;
  readonly item: ListedRoute;
}

/** What `app.router.add_resource('/orders')` gives. */
export function resourcesOf(resolver: Resolver, context: Context, value: Value): readonly ListedResource[] {
  return resolver.value(context, value).flatMap((definition): readonly ListedResource[] => {
    if (definition.kind !== 'made' || definition.call === undefined) return [];
    const vocabulary = speaking(definition.module, definition.maker.at(-1) ?? '');
    const item = vocabulary?.placers['add_route'];
    const last = definition.members.at(-1);
    if (vocabulary?.resource === undefined || last !== `${vocabulary.resource}()` || item === undefined) return [];
    const { file, call: index } = definition.call;
    const call = resolver.scopes.get(file)?.outline.calls[index];
    const [first] = call?.args ?? [];
    const path = call && first && resolveText(resolver, { file, fn: call.fn }, first)?.text;
    if (path === undefined || definition.origin === undefined) return [];
    return [{ node: { id: `${definition.origin.file}#${definition.origin.call}`, vocabulary }, path, item }];
  });
}
