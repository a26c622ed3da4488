import { javalin, javalinBlocks } from '../../extractors/http/javalin.ts';
import { ktor } from '../../extractors/http/ktor.ts';
import type { ModuleSettings } from '../module-settings.ts';
import { moduleOf } from '../outbound/client-chain.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { joinPaths } from './join-routes.ts';
import type { Route } from './route.ts';

/** Where a program says below which path all its routes stand. */
interface PathSetting {
  readonly frameworks: readonly string[];
  /** What files that say it import. */
  readonly module: string;
  readonly assigned: RegExp;
  readonly setting?: string | undefined;
}

const known: readonly PathSetting[] = [
  // `config.router.contextPath = "/api"`
  { frameworks: [javalin.id, javalinBlocks.id], module: 'io.javalin', assigned: /\.contextPath$/ },
  // `applicationEngineEnvironment { rootPath = "/api" }`
  {
    frameworks: [ktor.id],
    module: 'io.ktor.server',
    assigned: /^(?:this\.)?rootPath$/,
    setting: 'ktor.deployment.rootPath',
  },
];

/** Routes below the path of the program that serves them. */
export function belowProgramPath(
  resolver: Resolver,
  settings: ModuleSettings,
  routes: readonly Route[],
): readonly Route[] {
  return known.reduce((all, setting) => belowPath(resolver, settings, setting, all), routes);
}

function belowPath(
  resolver: Resolver,
  settings: ModuleSettings,
  said: PathSetting,
  routes: readonly Route[],
): readonly Route[] {
  const isMeant = ({ framework }: Route): boolean => said.frameworks.includes(framework);
  if (!routes.some(isMeant)) return routes;
  const paths = assignedPaths(resolver, said);
  return routes.map((route) => {
    if (!isMeant(route)) return route;
    const configured = said.setting === undefined ? undefined : settings.get(route.file, said.setting);
    const around = paths.get(moduleOf(route.file)) ?? configured;
    return around === undefined ? route : { ...route, path: joinPaths([around, route.path]) };
  });
}

function assignedPaths(resolver: Resolver, { module, assigned }: PathSetting): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [file, { outline }] of resolver.scopes) {
    if (!outline.imports.some(({ from }) => from.startsWith(module))) continue;
    for (const { name, fn, value, declared } of outline.bindings) {
      const isSaid = assigned.test(name) && declared !== true;
      const path = isSaid ? resolveText(resolver, { file, fn }, value)?.text : undefined;
      if (path !== undefined) found.set(moduleOf(file), path);
    }
  }
  return found;
}
