import type { HttpMethod } from '../../model/endpoint.ts';

/** Shape "file route": the place of a file is the path, its exports are the methods. */
export interface FileRouteVocabulary {
  readonly id: string;
  readonly title: string;
  /** A package that the nearest manifest must name, so that a folder called `app` alone means nothing. */
  readonly dependency: string;
  /** Matches a route file; the first group is the path below the routes' folder. */
  readonly files: readonly FileRoutePattern[];
  readonly verbs: Readonly<Record<string, HttpMethod>>;
}

export interface FileRoutePattern {
  readonly pattern: RegExp;
  /** Path in front of the folder's own: `/api`. */
  readonly prefix: string;
  /** `methods`: one export a method; `default`: the default export takes every method. */
  readonly exports: 'methods' | 'default';
  /** The file's name may end with the method: `orders.post.ts`. */
  readonly suffix?: true | undefined;
}
