import type { Component } from '../../model/component.ts';
import type { Connection } from '../../model/connection.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { LinkInput } from '../link-input.ts';
import type { ModuleSettings, PlacedSetting } from '../module-settings.ts';
import { projectDependencies } from '../project-dependencies.ts';
import { hostNames } from '../services/host-names.ts';
import { listensAt } from '../services/listens-at.ts';

/** Connections that settings of applications declare: registries, configuration servers, gateway routes, addresses. */
export function declaredConnections(
  input: LinkInput,
  components: readonly Component[],
  settings: ModuleSettings,
  portOf: PortOf,
): readonly Connection[] {
  return components.flatMap((component) => {
    if (component.root === undefined || (component.language !== 'java' && component.language !== 'kotlin')) return [];
    return connectionsOf(input, settings, components, component, component.root, portOf);
  });
}

function connectionsOf(
  input: LinkInput,
  settings: ModuleSettings,
  components: readonly Component[],
  from: Component,
  root: string,
  portOf: PortOf,
): readonly Connection[] {
  const others = components.filter((component) => component.id !== from.id);
  const artifacts = dependenciesOf(input, root);
  const own = settings
    .of(root, from.deployment?.environment)
    .filter((setting) => setting.value !== '' && (isWithin(root, setting.file) || mayUse(setting, artifacts)));
  const found = new Map<string, Connection>();
  const add = (to: Component | undefined, kind: Connection['kind'], evidence: readonly Evidence[]): void => {
    if (to !== undefined && !found.has(`${to.id} ${kind}`))
      found.set(`${to.id} ${kind}`, { from: from.id, to: to.id, kind, provenance: 'extracted', evidence });
  };
  for (const setting of own) {
    const evidence = [input.evidence(setting.file, setting.at, setting.end)];
    const routed = isRoute(setting.key);
    const named = addressed(others, setting);
    const reached =
      named.length === 0 && (routed || isAsked(from, setting)) ? [listening(others, setting, portOf)] : named;
    for (const to of reached) add(to, routed ? 'call' : 'depends', evidence);
  }
  for (const { kind, technologies, artifact, settingName } of clients) {
    if (!artifacts.some((name) => artifact.test(name)) || isOff(settings, root, settingName)) continue;
    const only = others.filter((other) => other.kind === kind && isMadeFor(other, technologies));
    if (only.length === 1 && from.kind !== kind) add(only[0], 'depends', from.evidence.slice(0, 1));
  }
  if (from.kind === 'gateway' && artifacts.some((name) => /netflix-zuul$/.test(name)) && !own.some(isZuulRoute))
    for (const other of others)
      if (other.kind === 'service' && registers(input, settings, other)) add(other, 'call', from.evidence.slice(0, 1));
  return [...found.values()];
}

function isWithin(root: string, file: string): boolean {
  return root === '' || file.startsWith(`${root}/`);
}

/** What a server hands out to all holds for those alone who have the library that reads it. */
function mayUse({ key }: PlacedSetting, artifacts: readonly string[]): boolean {
  const reader = readers.find(({ setting }) => setting.test(key));
  return reader === undefined || artifacts.some((name) => reader.artifact.test(name));
}

const readers: readonly { readonly setting: RegExp; readonly artifact: RegExp }[] = [
  { setting: /^eureka\./, artifact: /eureka/ },
  { setting: /^security\.|^spring\.security\./, artifact: /oauth2|security/ },
  { setting: /^spring\.rabbitmq\./, artifact: /amqp|rabbit/ },
  { setting: /^spring\.(?:cloud\.stream\.)?kafka\./, artifact: /kafka/ },
  { setting: /^spring\.(?:zipkin|sleuth)\.|^management\.zipkin\./, artifact: /zipkin|sleuth|tracing/ },
  { setting: /^spring\.boot\.admin\./, artifact: /boot-admin/ },
  { setting: /^spring\.data\.mongodb\./, artifact: /mongo/ },
  { setting: /^spring\.(?:data\.)?redis\./, artifact: /redis/ },
  { setting: /^spring\.datasource\./, artifact: /jdbc|jpa|mybatis|jooq|hikari/ },
  { setting: /^zuul\./, artifact: /zuul/ },
];

type PortOf = (component: Component) => number | undefined;

/** `http://localhost:9001`: whichever application says that it listens there. */
function listening(others: readonly Component[], { value }: PlacedSetting, portOf: PortOf): Component | undefined {
  const port = /\/\/(?:[^/@\s]*@)?(?:localhost|127\.0\.0\.1):(\d+)/.exec(value)?.[1];
  const found = port === undefined ? [] : others.filter((other) => listensAt(other, portOf, Number(port)));
  return found.length === 1 ? found[0] : undefined;
}

/** In a container this machine is the container itself, and pages that may ask are not asked. */
function isAsked({ deployment }: Component, { key }: PlacedSetting): boolean {
  return deployment === undefined && !/redirect|origin|cors|frontend|callback/i.test(key);
}

/** A server of one's own is what its code makes of it; a bought one answers the clients of its product alone. */
function isMadeFor({ root, technology }: Component, technologies: readonly string[]): boolean {
  return root !== undefined || technology === undefined || technologies.includes(technology);
}

/** What an application registers with or asks, told by the client that it brings along. */
const clients: readonly {
  readonly kind: Component['kind'];
  readonly technologies: readonly string[];
  readonly artifact: RegExp;
  readonly settingName: string;
}[] = [
  {
    kind: 'discovery',
    technologies: ['eureka'],
    artifact: /eureka(?:-client)?$/,
    settingName: 'eureka.client.enabled',
  },
  {
    kind: 'discovery',
    technologies: ['consul'],
    artifact: /consul-(?:discovery|all)$/,
    settingName: 'spring.cloud.consul.enabled',
  },
  {
    kind: 'discovery',
    technologies: ['nacos'],
    artifact: /nacos-discovery$/,
    settingName: 'spring.cloud.nacos.discovery.enabled',
  },
  {
    kind: 'config',
    technologies: ['zookeeper'],
    artifact: /:spring-cloud-(?:starter-)?zookeeper(?:-discovery|-all)?$/,
    settingName: 'spring.cloud.zookeeper.enabled',
  },
  {
    kind: 'config',
    technologies: ['spring-config'],
    artifact: /:spring-cloud-(?:starter-config|config-client)$/,
    settingName: 'spring.cloud.config.enabled',
  },
  {
    kind: 'tracing',
    technologies: ['zipkin', 'jaeger', 'tempo', 'opentelemetry-collector'],
    artifact: /zipkin(?:-reporter-\w+)?$/,
    settingName: 'spring.zipkin.enabled',
  },
];

function isOff(settings: ModuleSettings, root: string, name: string): boolean {
  return settings.get(root, name) === 'false';
}

/** Zuul passes requests on to whatever is registered, unless routes say otherwise. */
function registers(input: LinkInput, settings: ModuleSettings, component: Component): boolean {
  const { root } = component;
  if (root === undefined) return false;
  const artifacts = dependenciesOf(input, root);
  return clients.some(
    ({ kind, artifact, settingName }) =>
      kind === 'discovery' && !isOff(settings, root, settingName) && artifacts.some((name) => artifact.test(name)),
  );
}

function isZuulRoute({ key }: PlacedSetting): boolean {
  return key.startsWith('zuul.routes.');
}

/** `spring.cloud.gateway.routes[0].uri`, `zuul.routes.orders.serviceId`. */
function isRoute(key: string): boolean {
  return /^spring\.cloud\.gateway\..*routes\[\d+\]\.uri$|^zuul\.routes\.[^.]+(?:\.(?:service-?id|url))?$/i.test(key);
}

/** Keys whose values are hosts or services by themselves, however their words are joined. */
const holdsNames =
  /(?:service-?id|\.hosts?(?:$|\[)|bootstrap-?servers|\.brokers|app-?config|\.instances\.|connect-?string|\.addresses|cluster-?nodes|server-?addr|\.nodes|contact-?points)/i;

/** The components that a value names by their hosts, or as services in a place where services are named. */
function addressed(others: readonly Component[], { key, value }: PlacedSetting): readonly Component[] {
  const hosts = [...value.matchAll(/(?:\/\/|@|^optional:configserver:\/\/)(?:[^/@\s]*@)?([\w.-]+)/g)].map(
    (match) => match[1] ?? '',
  );
  const named = holdsNames.test(key) ? value.split(',').map((part) => part.trim().split(':')[0]) : [];
  // `zuul.routes.orders: /orders/**` is called after the service.
  const short = /^zuul\.routes\.([^.]+)$/.exec(key)?.[1];
  const wanted = [...hosts.flatMap(hostNames), ...named, short].flatMap((name) => name?.toLowerCase() ?? []);
  const found = wanted.map((name) =>
    others.find(({ aliases }) => aliases.some((alias) => alias.toLowerCase() === name)),
  );
  return [...new Set(found.filter((other) => other !== undefined))];
}

function dependenciesOf(input: LinkInput, root: string): readonly string[] {
  return projectDependencies(input).get(root) ?? [];
}
