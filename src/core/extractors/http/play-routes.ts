import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { TabledRoute } from '../fact.ts';

/** Routes of Play: https://www.playframework.com/documentation/latest/JavaRouting. */
export const playRoutes: Extractor = {
  id: 'play-routes',
  title: 'Play',
  group: 'http',
  files: /(?:^|\/)conf\/(?:[\w.-]+\.)?routes$/,
  applies: ({ path }) => /(?:^|\/)conf\/(?:[\w.-]+\.)?routes$/.test(path),
  extract: (file) => {
    const routes = linesOf(file).flatMap(routeIn);
    const included = linesOf(file).flatMap(inclusionIn);
    if (routes.length === 0 && included.length === 0) return { facts: [], problems: [] };
    return {
      facts: [{ kind: 'route-table', framework: 'play', name: file.path.replace(/^.*\//, ''), routes, included }],
      problems: [],
    };
  },
};

interface Line {
  readonly text: string;
  readonly at: number;
}

function linesOf({ text }: ReadFile): readonly Line[] {
  let at = 0;
  return text.split('\n').map((line) => {
    const found = { text: line.trimEnd(), at };
    at += line.length + 1;
    return found;
  });
}

/** `GET  /orders/:id  controllers.Orders.show(id: Long)` */
function routeIn({ text, at }: Line): readonly TabledRoute[] {
  const [, verb, path, action] = /^([A-Z]+)\s+(\/\S*)\s+@?([\w.$]+)/.exec(text) ?? [];
  const method = httpMethods.find((each): each is HttpMethod => each === verb);
  if (method === undefined || path === undefined || action === undefined) return [];
  return [{ method, path: plain(path), action, at, end: at + text.length }];
}

/** `->  /admin  admin.Routes` */
function inclusionIn({ text }: Line): readonly { readonly prefix: string; readonly table: string }[] {
  const [, prefix, router] = /^->\s+(\/\S*)\s+([\w.]+)/.exec(text) ?? [];
  if (prefix === undefined || router === undefined) return [];
  return [{ prefix, table: `${router.replace(/\.Routes$/, '')}.routes` }];
}

/** `$id<[0-9]+>` says what fits, `*file` takes all that follows. */
function plain(path: string): string {
  return path.replaceAll(/\$(\w+)<[^>]*>/g, '{$1}').replaceAll(/\*(\w+)/g, '{$1}');
}
