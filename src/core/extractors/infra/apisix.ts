import type { GuardKind } from '../../model/endpoint.ts';
import { entriesOf, entry, itemsOf, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { PassedGuard, PassedRoute, Upstream } from '../fact.ts';

/** APISIX without a database: the routes of its file and the nodes behind them. */
export const apisix: Extractor = {
  id: 'apisix',
  title: 'APISIX',
  group: 'infra',
  applies: (file) => /(?:^|\/)apisix[^/]*\.ya?ml$/i.test(file.path) && /^routes\s*:/m.test(file.text),
  extract: (file) => {
    const [document] = file.documents ?? [];
    const upstreams = itemsOf(entry(document, 'routes')).flatMap((route) => reachedBy(file, document, route));
    const [first] = upstreams;
    if (first === undefined) return { facts: [], problems: [] };
    return {
      facts: [{ kind: 'upstreams', technology: 'apisix', component: 'gateway', upstreams, evidence: first.evidence }],
      problems: [],
    };
  },
};

function reachedBy(file: ReadFile, document: DataNode | undefined, route: DataNode): readonly Upstream[] {
  const service = named(document, 'services', entry(route, 'service_id'));
  const upstream =
    entry(route, 'upstream') ??
    named(document, 'upstreams', entry(route, 'upstream_id') ?? entry(service, 'upstream_id')) ??
    entry(service, 'upstream');
  const evidence = file.evidence(route.at, route.end);
  const passes = passedBy(file, route, service);
  return nodesOf(upstream).map((address) => ({ address, passes, evidence }));
}

function named(document: DataNode | undefined, list: string, id: DataNode | undefined): DataNode | undefined {
  const wanted = scalarText(id);
  if (wanted === undefined) return undefined;
  return itemsOf(entry(document, list)).find((item) => scalarText(entry(item, 'id')) === wanted);
}

/** `{ "orders:80": 1 }`, or a list of hosts and ports. */
function nodesOf(upstream: DataNode | undefined): readonly string[] {
  const nodes = entry(upstream, 'nodes');
  const listed = itemsOf(nodes).flatMap((node) => {
    const [host, port] = [textOf(entry(node, 'host')), scalarText(entry(node, 'port'))];
    return host === undefined ? [] : [port === undefined ? host : `${host}:${port}`];
  });
  return [...listed, ...entriesOf(nodes).map(({ key }) => key)];
}

function passedBy(file: ReadFile, route: DataNode, service: DataNode | undefined): readonly PassedRoute[] {
  const plugins = [...entriesOf(entry(service, 'plugins')), ...entriesOf(entry(route, 'plugins'))];
  const guards = plugins.flatMap((plugin) => guardOf(file, plugin));
  const rewritten = plugins.some(({ key }) => key === 'proxy-rewrite');
  const uris = [textOf(entry(route, 'uri')) ?? [], ...textsOf(entry(route, 'uris'))].flat();
  return uris.map((uri) => ({ below: rewritten ? undefined : uri.replace(/\/?\*$/, ''), guards }));
}

function guardOf(file: ReadFile, { key, keyAt, value }: DataEntry): readonly PassedGuard[] {
  const kind = Object.hasOwn(plugins, key) ? plugins[key] : undefined;
  return kind === undefined ? [] : [{ name: `APISIX ${key}`, kind, evidence: file.evidence(keyAt, value.end) }];
}

const plugins: Readonly<Record<string, GuardKind>> = {
  'key-auth': 'authentication',
  'basic-auth': 'authentication',
  'jwt-auth': 'authentication',
  'hmac-auth': 'authentication',
  'ldap-auth': 'authentication',
  'forward-auth': 'authentication',
  'openid-connect': 'authentication',
  'limit-req': 'rate-limit',
  'limit-count': 'rate-limit',
  'limit-conn': 'rate-limit',
  'consumer-restriction': 'authorization',
  opa: 'authorization',
  'authz-casbin': 'authorization',
  'request-validation': 'validation',
};
