import type { PassedRoute, UpstreamsFact } from '../../extractors/fact.ts';
import type { Component } from '../../model/component.ts';
import type { Connection } from '../../model/connection.ts';
import { filesWith } from '../files-with.ts';
import type { LinkInput } from '../link-input.ts';
import type { ModuleSettings } from '../module-settings.ts';
import type { Services } from './find-services.ts';
import { hostNames } from './host-names.ts';
import { listensAt } from './listens-at.ts';

export interface JoinedUpstreams {
  /** The components, with what the files tell of them, and proxies that nothing else names. */
  readonly components: readonly Component[];
  readonly connections: readonly Connection[];
  readonly passages: readonly Passage[];
}

/** A way through a gateway to a service. */
export interface Passage {
  readonly service: Component['id'];
  readonly passes: readonly PassedRoute[] | undefined;
}

type PortOf = (component: Component) => number | undefined;

/** Joins what proxies and monitors are configured to talk to with the components at those addresses. */
export function joinUpstreams(
  input: LinkInput,
  services: Services,
  deployed: readonly Component[],
  portOf: PortOf,
  /** The variables that a service is started with. */
  variablesOf: (component: Component) => Readonly<Record<string, string>> = ({ deployment }) =>
    deployment?.environment ?? {},
  settings?: ModuleSettings,
): JoinedUpstreams {
  let components = deployed;
  const connections: Connection[] = [];
  const passages: Passage[] = [];
  for (const { file, role, facts } of filesWith(input.files, 'upstreams')) {
    if (role !== 'system') continue;
    for (const fact of facts) {
      if (fact.kind !== 'upstreams') continue;
      const owner = ownerOf(components, services.serviceOf(file), fact);
      // In a container this machine is the container itself.
      const ports = owner?.deployment === undefined ? portOf : undefined;
      const environment = owner === undefined ? {} : variablesOf(owner);
      const reached = fact.upstreams.flatMap(({ address: written, variable, passes, evidence }) => {
        const known =
          environment[variable ?? ''] ?? written.replace(/\$\{(\w+)\}/g, (hole, name) => environment[name] ?? hole);
        const address = known.includes('${') ? (settings?.fill(file, known, environment) ?? known) : known;
        const to = componentAt(components, ports, address, owner);
        return to === undefined ? [] : [{ to, passes, evidence }];
      });
      if (reached.length === 0) continue;
      const from =
        owner === undefined ? proxyOf(fact) : toldBy(owner, fact, new Set(reached.map(({ to }) => to.id)).size);
      components = [...components.filter(({ id }) => id !== from.id), from];
      const kind = fact.component === 'gateway' ? 'call' : 'depends';
      if (kind === 'call') passages.push(...reached.map(({ to, passes }) => ({ service: to.id, passes })));
      for (const { to, evidence } of reached)
        connections.push({ from: from.id, to: to.id, kind, provenance: 'extracted', evidence: [evidence] });
    }
  }
  return { components, connections, passages };
}

/** What runs the product: the one that is known as it, else the one whose folder holds the file. */
function ownerOf(
  components: readonly Component[],
  around: string | undefined,
  fact: UpstreamsFact,
): Component | undefined {
  const holder = components.find(({ id }) => id === around);
  if (fact.inCode === true) return holder;
  const known = fact.owner === undefined ? undefined : components.find(({ name }) => name === fact.owner);
  if (known !== undefined) return known;
  const [only, ...others] = components.filter(({ technology }) => technology === fact.technology);
  if (only !== undefined && others.length === 0) return only;
  // The folder of the whole workspace holds every file and tells nothing.
  return holder?.root === '' ? undefined : holder;
}

/** A folder that holds nothing but the product's own files is built to be that product. */
function toldBy(owner: Component, fact: UpstreamsFact, reached: number): Component {
  // A program that passes requests on to several is there for that.
  if (fact.inCode === true)
    return owner.kind === 'service' && (owner.frameworks.length === 0 || reached > 1)
      ? { ...owner, kind: 'gateway' }
      : owner;
  const bare = owner.language === undefined && owner.frameworks.length === 0 && owner.technology === undefined;
  return bare ? { ...owner, kind: fact.component, technology: fact.technology } : owner;
}

function proxyOf(fact: UpstreamsFact): Component {
  return {
    id: `component:${fact.technology}`,
    name: fact.technology,
    aliases: [fact.technology, `${fact.technology}-server`],
    kind: fact.component,
    frameworks: [],
    technology: fact.technology,
    evidence: [fact.evidence],
    provenance: 'inferred',
    role: 'system',
  };
}

/** By the host's name; by the port alone where the address means this machine. */
function componentAt(
  components: readonly Component[],
  portOf: PortOf | undefined,
  address: string,
  owner: Component | undefined,
): Component | undefined {
  const match = /^(?:[a-z][\w+.-]*:\/\/)?([\w.-]+)(?::(\d+))?/i.exec(address);
  const host = match?.[1]?.toLowerCase();
  if (host === undefined) return undefined;
  const names = hostNames(host);
  const named = components.find(
    ({ id, aliases }) => id !== owner?.id && aliases.some((alias) => names.includes(alias.toLowerCase())),
  );
  if (named !== undefined || portOf === undefined || !local.has(host) || match?.[2] === undefined) return named;
  const port = Number(match[2]);
  const listening = components.filter((component) => component.id !== owner?.id && listensAt(component, portOf, port));
  return listening.length === 1 ? listening[0] : undefined;
}

const local = new Set(['localhost', '127.0.0.1', '0.0.0.0', 'host.docker.internal']);
