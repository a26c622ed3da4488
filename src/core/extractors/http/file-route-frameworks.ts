import type { FileRouteVocabulary } from '../shapes/file-route-vocabulary.ts';
import { astro } from './astro.ts';
import { medusa } from './medusa.ts';
import { next } from './next.ts';
import { nitro } from './nitro.ts';
import { nuxt } from './nuxt.ts';
import { remix } from './remix.ts';
import { sveltekit } from './sveltekit.ts';

/** Frameworks of the shape "file route". */
export const fileRouteFrameworks: readonly FileRouteVocabulary[] = [next, sveltekit, nuxt, nitro, remix, astro, medusa];

/** Whether a file is a route, or stands before routes, by its place alone, whatever it holds. */
export function isFileRoute(path: string): boolean {
  return fileRouteFrameworks.some(
    ({ files, configuration, before }) =>
      configuration?.test(path) === true ||
      (before !== undefined && endings(path).some((ending) => before.pattern.test(ending))) ||
      files.some(({ pattern, anchored }) =>
        anchored === true ? endings(path).some((ending) => pattern.test(ending)) : pattern.test(path),
      ),
  );
}

/** The path as every folder on the way to it sees it. */
function endings(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(index).join('/'));
}
