import { entriesOf, entry, itemsOf, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import {
  guardingMiddlewares,
  type TraefikMiddlewares,
  type TraefikRouter,
  traefikCors,
  traefikPasses,
} from './traefik-routers.ts';

/** Services of Traefik's dynamic configuration. */
export const traefik: Extractor = {
  id: 'traefik',
  title: 'Traefik',
  group: 'infra',
  applies: (file) => /\.ya?ml$/i.test(file.path) && /^http\s*:/m.test(file.text) && told.test(file.text),
  extract: (file) => {
    const http = entry(file.documents?.[0], 'http');
    const middlewares = middlewaresOf(http);
    const routers = routersOf(file, http);
    const upstreams = entriesOf(entry(http, 'services')).flatMap(({ key, keyAt, value }) =>
      itemsOf(entry(value, 'loadBalancer', 'servers')).flatMap((server) => {
        const address = textOf(entry(server, 'url'));
        return address === undefined
          ? []
          : [{ address, passes: traefikPasses(routers, middlewares, key), evidence: file.evidence(keyAt, server.end) }];
      }),
    );
    const guarding = guardingMiddlewares(middlewares);
    if (http === undefined || (upstreams.length === 0 && Object.keys(guarding).length === 0))
      return { facts: [], problems: [] };
    const evidence = upstreams[0]?.evidence ?? file.evidence(http.at, http.at);
    const fact = { kind: 'upstreams', technology: 'traefik', component: 'gateway' } as const;
    return { facts: [{ ...fact, upstreams, middlewares: guarding, evidence }], problems: [] };
  },
};

const told = /\b(?:loadBalancer|middlewares)\s*:/;

function middlewaresOf(http: DataNode | undefined): TraefikMiddlewares {
  return new Map(
    entriesOf(entry(http, 'middlewares')).flatMap(({ key, value }) => {
      const [kind] = entriesOf(value);
      // A plugin is called by its name in turn.
      const plugin = kind?.key === 'plugin' ? entriesOf(kind.value)[0]?.key : undefined;
      if (kind === undefined) return [];
      const chain = kind.key === 'chain' ? textsOf(entry(kind.value, 'middlewares')) : [];
      const cors = kind.key === 'headers' ? traefikCors((name) => optionTexts(kind.value, name)) : undefined;
      return [[key, { is: (plugin ?? kind.key).toLowerCase(), chain, cors }] as const];
    }),
  );
}

function optionTexts(headers: DataNode, name: string): readonly string[] {
  const found = entriesOf(headers).find(({ key }) => key.toLowerCase() === name)?.value;
  const text = found === undefined ? undefined : scalarText(found);
  return text === undefined ? textsOf(found) : [text];
}

function routersOf(file: ReadFile, http: DataNode | undefined): readonly TraefikRouter[] {
  return entriesOf(entry(http, 'routers')).map(({ keyAt, value }) => ({
    rule: textOf(entry(value, 'rule')) ?? '',
    service: textOf(entry(value, 'service')) ?? '',
    middlewares: textsOf(entry(value, 'middlewares')),
    evidence: file.evidence(keyAt, value.end),
  }));
}
