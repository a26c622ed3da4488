import { reactRouterConfig } from '../../../extractors/http/react-router-config.ts';
import { remix } from '../../../extractors/http/remix.ts';
import type { HttpMethod } from '../../../model/endpoint.ts';
import { folderOf, joinPath } from '../../../model/workspace-path.ts';
import type { Value } from '../../../syntax/outline.ts';
import type { FunctionPlace } from '../../operations/handler-of.ts';
import { itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveExport } from '../../resolve-export.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { joinPaths } from '../join-routes.ts';
import type { Route } from '../route.ts';
import { sessionsAskedFor } from './asked-sessions.ts';
import { askedMethods } from './default-answers.ts';
import { loadedBy } from './layout-guards.ts';

const verbs: Readonly<Record<string, HttpMethod>> = remix.verbs;

/** Loaders and actions of the files that `routes.ts` places: `route('orders/:id', './order.tsx', [index('./lines.tsx')])`. */
export function configuredRoutes(resolver: Resolver): readonly Route[] {
  const routes: Route[] = [];
  for (const [file, scope] of resolver.scopes) {
    const { modules } = reactRouterConfig;
    if (!scope.outline.imports.some(({ from }) => modules.some((module) => module === from))) continue;
    const value = scope.exports.get('default')?.value;
    if (value !== undefined) routes.push(...listed({ resolver, file }, { context: { file, fn: 0 }, value }, outermost));
  }
  return routes;
}

interface Configuration {
  readonly resolver: Resolver;
  /** Files are named as they are seen from it. */
  readonly file: string;
}

const deepest = 12;
const outermost: Around = { path: '', layouts: [], depth: 0 };

/** Where a list stands: its path, and the modules that load before what it lists. */
interface Around {
  readonly path: string;
  readonly layouts: readonly string[];
  readonly depth: number;
}

function listed(config: Configuration, list: PlacedValue, around: Around): readonly Route[] {
  if (around.depth > deepest) return [];
  return itemsOf(config.resolver, list.context, list.value).flatMap((item) => placed(config, item, around));
}

function placed(config: Configuration, { context, value }: PlacedValue, around: Around): readonly Route[] {
  const call = value.kind === 'call' ? config.resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call === undefined) return [];
  const { name, args } = call;
  const [first, second] = args;
  const own = first === undefined ? undefined : resolveText(config.resolver, context, first)?.text;
  const { path, layouts, depth } = around;
  const below = (at: string, ...loaded: readonly string[]): readonly Route[] => {
    const children = args.findLast(({ kind }) => kind === 'list');
    const inside = { path: at, layouts: [...layouts, ...loaded], depth: depth + 1 };
    return children === undefined ? [] : listed(config, { context, value: children }, inside);
  };
  if (own === undefined) return [];
  if (name === 'prefix') return below(`${path}/${own}`);
  if (name === 'layout') return below(path, own);
  if (name === 'index') return answers(config, own, around);
  if (name !== 'route') return [];
  const at = `${path}/${own}`;
  const module = textOf(config, context, second);
  return [...answers(config, module, { ...around, path: at }), ...below(at, module)];
}

function textOf({ resolver }: Configuration, context: PlacedValue['context'], value: Value | undefined): string {
  return value === undefined ? '' : (resolveText(resolver, context, value)?.text ?? '');
}

/** `*` at the end of a path takes whatever is left. */
function answers({ resolver, file }: Configuration, module: string, { path, layouts }: Around): readonly Route[] {
  const target = joinPath(folderOf(file), module);
  const scope = resolver.scopes.get(target);
  if (scope === undefined) return [];
  return Object.entries(verbs).flatMap(([name, usual]): readonly Route[] => {
    if (!scope.exports.has(name)) return [];
    const found = resolveExport(resolver, target, name).find(({ kind }) => kind === 'function');
    const place = found?.kind === 'function' ? { file: found.file, fn: found.fn } : undefined;
    const at = place?.file === target ? (scope.outline.functions[place.fn]?.at ?? 0) : 0;
    // Whoever sends a form is answered before anything loads.
    const loaded = usual === 'GET' ? layouts.map((layout) => joinPath(folderOf(file), layout)) : [];
    const route: Omit<Route, 'method'> = {
      framework: remix.id,
      path: joinPaths([path]),
      file: target,
      at,
      end: at,
      context: { file: target, fn: 0 },
      handlerFunction: place,
      guards: [
        ...loaded.flatMap((layout) => loadedBy(resolver, layout, name, path)),
        ...(place === undefined ? [] : sessionsAskedFor(resolver, place, path)),
      ],
      passed: [],
    };
    return methodsOf(resolver, place, usual).map((method) => ({ ...route, method }));
  });
}

/** An action answers whatever is no `GET`; one that looks for methods says which. */
export function methodsOf(
  resolver: Resolver,
  place: FunctionPlace | undefined,
  usual: HttpMethod,
): readonly HttpMethod[] {
  const asked = place === undefined || usual === 'GET' ? [] : askedMethods(resolver, place, usual);
  return asked.length === 0 ? [usual] : asked;
}
