import { joinPaths } from '../http/join-routes.ts';
import type { ModuleSettings } from '../module-settings.ts';

/** What settings put before every path of an application, the outermost first; empty where they say nothing. */
export function contextPath(settings: ModuleSettings, file: string, keys: readonly string[]): string {
  const path = joinPaths(keys.map((key) => settings.get(file, key) ?? ''));
  return path === '/' ? '' : path;
}
