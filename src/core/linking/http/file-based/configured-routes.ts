import { reactRouterConfig } from '../../../extractors/http/react-router-config.ts';
import { remix } from '../../../extractors/http/remix.ts';
import type { HttpMethod } from '../../../model/endpoint.ts';
import { folderOf, joinPath } from '../../../model/workspace-path.ts';
import type { Value } from '../../../syntax/outline.ts';
import { itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveExport } from '../../resolve-export.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { joinPaths } from '../join-routes.ts';
import type { Route } from '../route.ts';

const verbs: Readonly<Record<string, HttpMethod>> = remix.verbs;

/** Loaders and actions of the files that `routes.ts` places: `route('orders/:id', './order.tsx', [index('./lines.tsx')])`. */
export function configuredRoutes(resolver: Resolver): readonly Route[] {
  const routes: Route[] = [];
  for (const [file, scope] of resolver.scopes) {
    const { modules } = reactRouterConfig;
    if (!scope.outline.imports.some(({ from }) => modules.some((module) => module === from))) continue;
    const value = scope.exports.get('default')?.value;
    if (value !== undefined) routes.push(...listed({ resolver, file }, { context: { file, fn: 0 }, value }, '', 0));
  }
  return routes;
}

interface Configuration {
  readonly resolver: Resolver;
  /** Files are named as they are seen from it. */
  readonly file: string;
}

const deepest = 12;

function listed(config: Configuration, list: PlacedValue, path: string, depth: number): readonly Route[] {
  if (depth > deepest) return [];
  return itemsOf(config.resolver, list.context, list.value).flatMap((item) => placed(config, item, path, depth));
}

function placed(config: Configuration, { context, value }: PlacedValue, path: string, depth: number): readonly Route[] {
  const call = value.kind === 'call' ? config.resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call === undefined) return [];
  const { name, args } = call;
  const [first, second] = args;
  const own = first === undefined ? undefined : resolveText(config.resolver, context, first)?.text;
  const below = (at: string): readonly Route[] => {
    const children = args.findLast(({ kind }) => kind === 'list');
    return children === undefined ? [] : listed(config, { context, value: children }, at, depth + 1);
  };
  if (own === undefined) return [];
  if (name === 'prefix') return below(`${path}/${own}`);
  if (name === 'layout') return below(path);
  if (name === 'index') return answers(config, own, path);
  if (name !== 'route') return [];
  const at = `${path}/${own}`;
  return [...answers(config, textOf(config, context, second), at), ...below(at)];
}

function textOf({ resolver }: Configuration, context: PlacedValue['context'], value: Value | undefined): string {
  return value === undefined ? '' : (resolveText(resolver, context, value)?.text ?? '');
}

/** `*` at the end of a path takes whatever is left. */
function answers({ resolver, file }: Configuration, module: string, path: string): readonly Route[] {
  const target = joinPath(folderOf(file), module);
  const scope = resolver.scopes.get(target);
  if (scope === undefined) return [];
  return Object.entries(verbs).flatMap(([name, method]): readonly Route[] => {
    if (!scope.exports.has(name)) return [];
    const found = resolveExport(resolver, target, name).find(({ kind }) => kind === 'function');
    const place = found?.kind === 'function' ? { file: found.file, fn: found.fn } : undefined;
    const at = place?.file === target ? (scope.outline.functions[place.fn]?.at ?? 0) : 0;
    return [
      {
        framework: remix.id,
        method,
        path: joinPaths([path]),
        file: target,
        at,
        end: at,
        context: { file: target, fn: 0 },
        handlerFunction: place,
        guards: [],
        passed: [],
      },
    ];
  });
}
