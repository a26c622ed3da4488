import type { FileRouteVocabulary } from '../shapes/file-route-vocabulary.ts';
import { next } from './next.ts';
import { nuxt } from './nuxt.ts';
import { sveltekit } from './sveltekit.ts';

/** Frameworks of the shape "file route". */
export const fileRouteFrameworks: readonly FileRouteVocabulary[] = [next, sveltekit, nuxt];

/** Whether a file is a route by its place alone, whatever it holds. */
export function isFileRoute(path: string): boolean {
  return fileRouteFrameworks.some(({ files }) => files.some(({ pattern }) => pattern.test(path)));
}
