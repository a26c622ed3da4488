import type { Outline, Value } from '../../syntax/outline.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { Upstream } from '../fact.ts';
import { importedModules } from '../shapes/imported-modules.ts';

/** Gateways that are programs of Node: `app.use('/users', createProxyMiddleware({ target: 'http://users:3000' }))`. */
export const nodeProxies: Extractor = {
  id: 'node-proxies',
  title: 'Proxies in code of Node',
  group: 'infra',
  applies: ({ outline, path }) =>
    outline !== undefined && !forDevelopment.test(path) && importedModules(outline).some((from) => packages.has(from)),
  extract: (file) => {
    const upstreams = file.outline === undefined ? [] : upstreamsIn(file, file.outline);
    const [first] = upstreams;
    if (first === undefined) return { facts: [], problems: [] };
    return {
      facts: [
        {
          kind: 'upstreams',
          technology: 'proxy',
          component: 'gateway',
          inCode: true,
          upstreams,
          evidence: first.evidence,
        },
      ],
      problems: [],
    };
  },
};

/** Servers by which a frontend is developed. */
const forDevelopment =
  /(?:^|\/)(?:setupProxy|proxy\.conf|(?:vite|webpack|vue|next|nuxt|craco|rspack)\.config)\.[\w.]+$/;

const packages: ReadonlySet<string> = new Set([
  'http-proxy-middleware',
  'express-http-proxy',
  'http-proxy',
  '@fastify/http-proxy',
  '@fastify/reply-from',
  'fastify-http-proxy',
  'koa-proxies',
  'koa-proxy',
  'koa-better-http-proxy',
  'http2-proxy',
]);

/** What options call the address that requests are passed on to. */
const keys: ReadonlySet<string> = new Set(['target', 'upstream', 'base', 'host', 'url', 'uri', 'service', 'proxy']);

/** Addresses under such keys, also in lists of services, and those that a proxy is made with. */
function upstreamsIn(file: ReadFile, outline: Outline): readonly Upstream[] {
  const found = new Map<string, Upstream>();
  const add = (value: Value, at: number, end: number): void => {
    for (const { address, variable } of addressesOf(outline, value, 0)) {
      const key = `${address} ${variable ?? ''}`;
      if (!found.has(key)) found.set(key, { address, variable, evidence: file.evidence(at, end) });
    }
  };
  const search = (value: Value, at: number, end: number, depth: number): void => {
    if (depth > 5) return;
    if (value.kind === 'list') for (const item of value.items) search(item, at, end, depth + 1);
    if (value.kind !== 'object') return;
    for (const each of value.entries)
      if (keys.has(each.key)) add(each.value, each.at, each.at);
      else search(each.value, each.at, each.at, depth + 1);
  };
  for (const { args, at, end, name } of outline.calls) {
    for (const arg of args) search(arg, at, end, 0);
    const [first] = args;
    if (first !== undefined && /proxy/i.test(name)) add(first, at, end);
  }
  for (const { value, at, end } of outline.bindings) search(value, at, end, 0);
  return [...found.values()];
}

interface Address {
  readonly address: string;
  readonly variable?: string | undefined;
}

/** `process.env.USERS_URL || 'http://users:3000'`, also through a constant of the file. */
function addressesOf(outline: Outline, value: Value, depth: number): readonly Address[] {
  if (depth > 4) return [];
  if (value.kind === 'text') return /^https?:\/\/[\w.-]+/.test(value.text) ? [{ address: value.text }] : [];
  if (value.kind === 'either') {
    const [first, ...others] = value.options.flatMap((option) => addressesOf(outline, option, depth + 1));
    const written = [first, ...others].find((each) => each !== undefined && each.address !== '');
    return first === undefined ? [] : [{ address: written?.address ?? '', variable: first.variable }];
  }
  if (value.kind !== 'name') return [];
  const variable = /^(?:process\.env|import\.meta\.env)\.(\w+)$/.exec(value.name)?.[1];
  if (variable !== undefined) return [{ address: '', variable }];
  return outline.bindings
    .filter(({ name }) => name === value.name)
    .flatMap((binding) => addressesOf(outline, binding.value, depth + 1));
}
