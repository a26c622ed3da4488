import type { HttpMethod } from '../../model/endpoint.ts';

/** Shape "file route": the place of a file is the path, its exports are the methods. */
export interface FileRouteVocabulary {
  readonly id: string;
  readonly title: string;
  /** Packages one of which the nearest manifest must name, so that a folder called `app` alone means nothing. */
  readonly dependencies: readonly string[];
  /** Name of a file that shows the framework as well as a manifest does: `nuxt.config.ts`. */
  readonly configuration?: RegExp | undefined;
  /** Setting of that file that stands before every path. */
  readonly basePath?: string | undefined;
  /** Matches a route file; the first group is the path below the routes' folder. */
  readonly files: readonly FileRoutePattern[];
  /** Function of the configuration that lists headers of answers by paths. */
  readonly headers?: string | undefined;
  /** Files whose export stands before all routes, by their place below the root. */
  readonly before?: { readonly pattern: RegExp; readonly exports: string } | undefined;
  /** Files in a page's folder and in those around it, within one, of which an export runs before it is shown. */
  readonly layouts?:
    | { readonly within: RegExp; readonly files: readonly string[]; readonly exports: string }
    | undefined;
  readonly verbs: Readonly<Record<string, HttpMethod>>;
  /** An export that answers several methods, and looks for them itself. */
  readonly several?: string | undefined;
}

export interface FileRoutePattern {
  readonly pattern: RegExp;
  /** The pattern speaks of the path below the folder of the manifest. */
  readonly anchored?: true | undefined;
  /** Path in front of the folder's own: `/api`. */
  readonly prefix: string;
  /**
   * `methods`: one export a method; `default`: the default export takes every method; `actions`: a page with its loader
   * and an object of named actions.
   */
  readonly exports: 'methods' | 'default' | 'actions';
  /** The file's name may end with the method: `orders.post.ts`. */
  readonly suffix?: true | undefined;
  /** Dots part the path as slashes do, `$id` is a parameter: `orders.$id.edit.tsx`. */
  readonly flat?: true | undefined;
}
