import { readToml, type TomlTable } from '../../syntax/toml.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import {
  guardingMiddlewares,
  type TraefikMiddlewares,
  type TraefikRouter,
  traefikCors,
  traefikPasses,
} from './traefik-routers.ts';

/** Traefik's dynamic configuration, written as TOML. */
export const traefikToml: Extractor = {
  id: 'traefik-toml',
  title: 'Traefik (TOML)',
  group: 'infra',
  files: /traefik[^/]*\.toml$|(?:^|\/)traefik\/[^/]+\.toml$/i,
  applies: (file) => /\.toml$/i.test(file.path) && told.test(file.text),
  extract: (file) => {
    const read = readToml(file.text);
    const http = typeof read === 'string' ? {} : below(read, 'http');
    const middlewares = middlewaresOf(http);
    const routers = routersOf(file, http);
    const upstreams = Object.entries(below(http, 'services')).flatMap(([name, service]) =>
      serversOf(service).map((address) => ({
        address,
        passes: traefikPasses(routers, middlewares, name),
        evidence: evidenceOf(file, address),
      })),
    );
    const guarding = guardingMiddlewares(middlewares);
    const [first] = upstreams;
    if (first === undefined && Object.keys(guarding).length === 0) return { facts: [], problems: [] };
    const fact = { kind: 'upstreams', technology: 'traefik', component: 'gateway' } as const;
    const evidence = first?.evidence ?? file.evidence(0, 0);
    return { facts: [{ ...fact, upstreams, middlewares: guarding, evidence }], problems: [] };
  },
};

const told = /\b(?:loadBalancer|http\.middlewares)\b/;

/** The table begins at a line of its own, or the text stands somewhere: the parser keeps no places. */
function evidenceOf(file: ReadFile, text: string) {
  const at = Math.max(file.text.indexOf(text), 0);
  return file.evidence(at, at + text.length);
}

function middlewaresOf(http: TomlTable): TraefikMiddlewares {
  return new Map(
    Object.entries(below(http, 'middlewares')).flatMap(([name, value]) => {
      const [kind] = Object.keys(below(value));
      if (kind === undefined) return [];
      const plugin = kind === 'plugin' ? Object.keys(below(value, 'plugin'))[0] : undefined;
      const chain = kind === 'chain' ? textsIn(below(value, 'chain')['middlewares']) : [];
      const cors =
        kind === 'headers' ? traefikCors((option) => optionTexts(below(value, 'headers'), option)) : undefined;
      return [[name, { is: (plugin ?? kind).toLowerCase(), chain, cors }] as const];
    }),
  );
}

function optionTexts(headers: TomlTable, name: string): readonly string[] {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === 'boolean' || typeof found === 'string' ? [String(found)] : textsIn(found);
}

function routersOf(file: ReadFile, http: TomlTable): readonly TraefikRouter[] {
  return Object.entries(below(http, 'routers')).map(([name, value]) => {
    const { rule, service, middlewares } = below(value);
    return {
      rule: typeof rule === 'string' ? rule : '',
      service: typeof service === 'string' ? service : '',
      middlewares: textsIn(middlewares),
      evidence: evidenceOf(file, `http.routers.${name}`),
    };
  });
}

function textsIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : []).filter((item) => typeof item === 'string');
}

function serversOf(service: unknown): readonly string[] {
  const { servers } = below(service, 'loadBalancer');
  return (Array.isArray(servers) ? servers : []).flatMap((server) => {
    const { url } = below(server);
    return typeof url === 'string' ? [url] : [];
  });
}

function below(value: unknown, ...path: readonly string[]): TomlTable {
  let current = value;
  for (const key of path) current = below(current)[key];
  return typeof current === 'object' && current !== null && !Array.isArray(current) ? (current as TomlTable) : {};
}
