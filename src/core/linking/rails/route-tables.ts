import { folderOf } from '../../model/workspace-path.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { Resolver } from '../resolver.ts';
import type { Block } from './route-scope.ts';

/** `Rails.application.routes.draw do`: a block of routes, and the application or engine that they are of. */
export interface RouteTable {
  readonly block: Block;
  /** `Billing.Engine`; undefined for the application itself. */
  readonly engine?: string | undefined;
  /** Folder that holds `config/routes.rb`. */
  readonly root: string;
}

export function findRouteTables(resolver: Resolver): readonly RouteTable[] {
  return [...resolver.scopes].flatMap(([file, scope]) =>
    scope.outline.language !== 'ruby'
      ? []
      : scope.outline.calls.flatMap((call): readonly RouteTable[] => {
          const last = call.args.at(-1);
          const owner =
            call.name === 'draw' && last?.kind === 'function' ? ownerOf(scope.outline.calls, call) : undefined;
          if (owner === undefined || last?.kind !== 'function') return [];
          const engine = /(?:^|\.)Engine$/.test(owner) ? owner : undefined;
          return [{ block: { file, fn: last.fn }, engine, root: rootOf(file) }];
        }),
  );
}

/** `Rails.application` and `Billing.Engine` before `.routes.draw`. */
function ownerOf(calls: readonly CallOutline[], draw: CallOutline): string | undefined {
  const routes = draw.on?.kind === 'call' ? calls[draw.on.call] : undefined;
  if (routes?.name !== 'routes') return undefined;
  if (routes.on?.kind === 'name') return routes.on.name;
  const application = routes.on?.kind === 'call' ? calls[routes.on.call] : undefined;
  return application?.name === 'application' || application?.name === 'instance' ? 'application' : undefined;
}

function rootOf(file: string): string {
  const at = /^(?:(.*)\/)?config\/routes(?:\.rb|\/)/.exec(file);
  return at === null ? folderOf(file) : (at[1] ?? '');
}
