import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import type { Extractor } from '../extractor.ts';
import type { TabledRoute } from '../fact.ts';

/** What go-zero generates its routes from: https://go-zero.dev/docs/tutorials. */
export const goZeroApi: Extractor = {
  id: 'go-zero-api',
  title: 'go-zero descriptions',
  group: 'http',
  files: /\.api$/,
  applies: ({ path, text }) => path.endsWith('.api') && /^\s*service\s+[\w-]+\s*\{/m.test(text),
  extract: (file) => {
    const routes = routesIn(file.text);
    const name = file.path.replace(/^.*\//, '');
    return {
      facts: routes.length === 0 ? [] : [{ kind: 'route-table', framework: 'go-zero', name, routes, included: [] }],
      problems: [],
    };
  },
};

const jwt = { name: 'jwt', kind: 'authentication' } as const;

/** Lines decide: `@server (prefix: /v1)`, `@handler ListOrders`, `get /orders (Query) returns (Orders)`. */
function routesIn(text: string): readonly TabledRoute[] {
  const routes: TabledRoute[] = [];
  let at = 0;
  let prefix = '';
  let handler = '';
  let settings = false;
  let guarded = false;
  for (const line of text.split('\n')) {
    const plain = line.replace(/\/\/.*$/, '').trim();
    if (/^@server\b/.test(plain)) {
      settings = true;
      prefix = '';
      guarded = false;
    }
    if (settings) prefix = /\bprefix\s*:\s*"?(\/?[\w\-/.:]+)/.exec(plain)?.[1] ?? prefix;
    if (settings && /\bjwt\s*:/.test(plain)) guarded = true;
    if (settings && plain.includes(')')) settings = false;
    handler = /^@handler\s+(\w+)/.exec(plain)?.[1] ?? handler;
    const [, verb, path] = /^([a-z]+)\s+(\/[^\s({]*)/.exec(plain) ?? [];
    const method = httpMethods.find((each): each is HttpMethod => each === verb?.toUpperCase());
    if (method !== undefined && path !== undefined)
      routes.push({
        method,
        path: prefix + path,
        action: handler,
        guard: guarded ? jwt : undefined,
        at,
        end: at + line.length,
      });
    // Settings hold for the service behind them alone.
    if (plain === '}') {
      prefix = '';
      guarded = false;
    }
    at += line.length + 1;
  }
  return routes;
}
