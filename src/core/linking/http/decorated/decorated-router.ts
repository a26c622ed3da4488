import { decoratedFrameworks } from '../../../extractors/http/decorated-frameworks.ts';
import type { DecoratedFunctionVocabulary } from '../../../extractors/shapes/decorated-function-vocabulary.ts';
import type { Value } from '../../../syntax/outline.ts';
import type { CallSite, Context, Definition, MadeDefinition } from '../../definition.ts';
import type { Resolver } from '../../resolver.ts';
import { parameterId } from '../router-node.ts';

/** A router or application whose routes are decorated functions. */
export interface DecoratedRouter {
  readonly id: string;
  readonly vocabulary: DecoratedFunctionVocabulary;
  /** The call that made it, for its prefix and guards. */
  readonly origin: CallSite | undefined;
  /** Calls of the functions that make it anew for each of their callers, innermost first. */
  readonly through?: readonly CallSite[] | undefined;
}

export function decoratedRoutersOf(resolver: Resolver, context: Context, value: Value): readonly DecoratedRouter[] {
  return resolver.value(context, value).flatMap((definition) => routerOf(definition) ?? extended(resolver, definition));
}

/** `class Crud(APIRouter)`: what is made of it only once is that router, also for itself. */
function extended(resolver: Resolver, definition: Definition): readonly DecoratedRouter[] {
  if (definition.kind !== 'instance') return [];
  const { file, cls } = definition;
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  const vocabulary = decoratedFrameworks.find((candidate) =>
    outline?.bases.some((base) =>
      resolver
        .name({ file, fn: outline.fn }, base)
        .some(
          (found) =>
            found.kind === 'external' &&
            candidate.modules.includes(found.module) &&
            candidate.makers.includes(found.path.at(-1) ?? ''),
        ),
    ),
  );
  if (vocabulary === undefined) return [];
  const [origin, another] = resolver.callSites({ kind: 'class', file, cls });
  if (origin === undefined || another !== undefined) return [];
  return [{ id: `${origin.file}#${origin.call}`, vocabulary, origin }];
}

/** The application that a module keeps for its own functions: `@route('/orders')`, `@bottle.get('/orders')`. */
export function moduleRouterOf(resolver: Resolver, context: Context, decorator: string): readonly DecoratedRouter[] {
  const name = decorator.split('.').at(-1) ?? decorator;
  const candidates = decoratedFrameworks.filter(
    ({ functions, verbs, routes, placements }) =>
      functions === true && (Object.hasOwn(verbs, name) || routes.includes(name) || placements.includes(name)),
  );
  if (candidates.length === 0) return [];
  return resolver.name(context, decorator).flatMap((definition): readonly DecoratedRouter[] => {
    // `get = app.router.get` is a method of that application.
    if (definition.kind === 'made' && definition.members.at(-1) === name)
      return [routerOf({ ...definition, members: definition.members.slice(0, -1) }) ?? []].flat();
    if (definition.kind !== 'external') return [];
    const from = [definition.module, ...definition.path.slice(0, -1)].join('.');
    const vocabulary = candidates.find(({ modules }) => modules.includes(from));
    return vocabulary === undefined ? [] : [{ id: `${vocabulary.id}#module`, vocabulary, origin: undefined }];
  });
}

/** The application whose table of paths a value is: `api.urls`. */
export function tableRouter(definition: Definition): DecoratedRouter | undefined {
  if (definition.kind !== 'made' || definition.members.length !== 1) return undefined;
  const router = routerOf({ ...definition, members: [] });
  return router?.vocabulary.table === definition.members[0] ? router : undefined;
}

/** `api.namespace('stalls')` makes a router below the one that it is called on. */
function memberRouter({ module, maker, members, call }: MadeDefinition): DecoratedRouter | undefined {
  const [only, another] = members;
  if (only === undefined || another !== undefined || call === undefined) return undefined;
  const vocabulary = decoratedFrameworks.find(
    (candidate) =>
      candidate.modules.includes(module) &&
      candidate.makers.includes(maker.at(-1) ?? '') &&
      candidate.named?.includes(only) === true,
  );
  return vocabulary && { id: `${call.file}#${call.call}`, vocabulary, origin: call };
}

function routerOf(definition: Definition): DecoratedRouter | undefined {
  if (definition.kind !== 'made') return undefined;
  const { module, maker, members, origin, parameter } = definition;
  const vocabulary = decoratedFrameworks.find(
    (candidate) => candidate.modules.includes(module) && candidate.makers.includes(maker.at(-1) ?? ''),
  );
  const isItself = members.length === 1 && members[0] === vocabulary?.itself;
  if (members.length > 0 && !isItself) return memberRouter(definition);
  if (vocabulary === undefined) return undefined;
  if (origin !== undefined)
    return { id: `${origin.file}#${origin.call}`, vocabulary, origin, through: definition.through };
  if (parameter === undefined) return undefined;
  return { id: parameterId(parameter.file, parameter.fn, parameter.index), vocabulary, origin: undefined };
}
