import type { MeshPolicyFact } from '../../extractors/mesh-fact.ts';
import type { Call } from '../../model/call.ts';
import type { Component } from '../../model/component.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { wordsOf } from '../../model/words.ts';
import type { Again } from '../again.ts';
import type { ModuleSettings } from '../module-settings.ts';
import { numberedIds } from '../numbered-ids.ts';
import { hostNames } from '../services/host-names.ts';
import { listensAt } from '../services/listens-at.ts';
import { fillSettings } from './fill-settings.ts';
import { underMesh } from './mesh-policy.ts';
import type { OutboundFact } from './outbound-fact.ts';
import { componentServing, procedureIn } from './procedure-target.ts';
import { externalHost, readUrl, type Target } from './read-url.ts';
import { type ServiceRoutes, servedRoutes } from './served-routes.ts';

export interface JoinedCalls {
  readonly calls: readonly Call[];
  /** Hosts outside the workspace, as components. */
  readonly externals: readonly Component[];
}

/** What calls may reach, and what tells how they are written. */
export interface CallGround {
  readonly components: readonly Component[];
  readonly endpoints: readonly Endpoint[];
  readonly settings: ModuleSettings;
  /** The port that a service's own settings say it listens on. */
  readonly portOf: PortOf;
  /** The variables that a service is started with. */
  readonly environmentOf: EnvironmentOf;
  /** What a mesh does to calls of services. */
  readonly mesh: readonly MeshPolicyFact[];
}

/**
 * Finds whom each outbound call of every island reaches: the service by host, port or variable, and its route by method
 * and path.
 */
export function joinCalls(
  again: Again,
  islands: readonly (readonly OutboundFact[])[],
  { components, endpoints, settings, portOf, environmentOf, mesh }: CallGround,
): JoinedCalls {
  const known = again.same('callees', components.map(calleeOf));
  const callees = again.of('callees', [known, portOf], () => calleesIn(known, portOf));
  const routes = again.of('routes of services', [endpoints], () => servedRoutes(endpoints));
  const joined = again.each(
    'calls',
    islands,
    [callees, settings, environmentOf, mesh],
    (facts, look) => {
      const variablesOf = ({ spot }: OutboundFact) => environmentOf(callees.byId.get(spot.operation.service));
      return joinPart(fillSettings(facts, settings, variablesOf), { ...callees, environmentOf, mesh, routesOf: look });
    },
    routes,
  );
  const calls = again.all(
    'calls',
    joined.map((each) => each.calls),
  );
  return { calls, externals: again.same('externals', firstOfEach(joined.flatMap((each) => each.externals))) };
}

/** Whoever calls a host first tells of it. */
function firstOfEach(externals: readonly Component[]): readonly Component[] {
  const byId = new Map<string, Component>();
  for (const external of externals) if (!byId.has(external.id)) byId.set(external.id, external);
  return [...byId.values()];
}

/** What is asked of a component that is called: where it was found says nothing of who reaches it. */
type Callee = Pick<Component, 'id' | 'name' | 'aliases' | 'root' | 'deployment'>;

function calleeOf({ id, name, aliases, root, deployment }: Component): Callee {
  return { id, name, aliases, root, deployment };
}

interface PartGround extends Callees {
  readonly environmentOf: EnvironmentOf;
  readonly mesh: readonly MeshPolicyFact[];
  /** Routes by the id of their service; by an empty name those of all. */
  routesOf(service: string): ServiceRoutes | undefined;
}

function joinPart(facts: readonly OutboundFact[], ground: PartGround): JoinedCalls {
  const { all, byId, environmentOf, routesOf, mesh } = ground;
  const externals = new Map<string, Component>();
  const idOn = numberedIds();
  const calls = facts.map((fact): Call => {
    const { operation } = fact.spot;
    const caller = byId.get(operation.service);
    const target = readUrl(fact.url, environmentOf(caller));
    const isProcedure = fact.protocol === 'grpc';
    const served = isProcedure
      ? procedureIn(routesOf('')?.endpoints ?? [], undefined, target.path)?.service
      : undefined;
    const service =
      serviceOf(target, fact, ground, caller) ??
      (served === caller?.id ? undefined : byId.get(served ?? '')) ??
      (isProcedure ? componentServing(all, target.path) : undefined);
    const external = service === undefined ? externalOf(target, externals, fact) : undefined;
    const path = target.path;
    const base = `call:${operation.id.replace(/^operation:/, '')}:${fact.method} ${service?.name ?? target.host ?? ''}${path}`;
    const call: Call = {
      id: idOn(base),
      from: operation.service,
      operation: operation.id,
      to: service?.id ?? external?.id,
      endpoint:
        service === undefined
          ? undefined
          : routesOf(service.id)?.reached({ protocol: fact.protocol, method: fact.method, path }),
      method: fact.method,
      path,
      host: target.host,
      ...(/^http:/i.test(fact.url?.text ?? '') ? { unencrypted: true as const } : {}),
      ...(target.local && fact.url?.variables.length === 0 && { onOwnMachine: true as const }),
      protocol: fact.protocol,
      library: fact.library,
      timeout: fact.timeout,
      timeoutSearch: fact.timeoutSearch,
      retry: fact.retry || fact.spot.retried,
      circuitBreaker: fact.circuitBreaker,
      ...(fact.chosen && { chosen: fact.chosen }),
      ...(fact.spot.inArm && { inArm: fact.spot.inArm }),
      ...(fact.spot.detached && { detached: fact.spot.detached }),
      inLoop: fact.spot.inLoop,
      ...(fact.spot.loop && { loop: fact.spot.loop }),
      inTransaction: fact.spot.inTransaction,
      evidence: [fact.spot.evidence()],
      provenance: service !== undefined && target.host === undefined ? 'inferred' : 'extracted',
      role: operation.role,
    };
    return service === undefined || mesh.length === 0 ? call : underMesh(call, service.aliases, mesh);
  });
  return { calls, externals: [...externals.values()] };
}

type EnvironmentOf = (component: Callee | undefined) => Readonly<Record<string, string>>;
type PortOf = (component: Callee) => number | undefined;

/** Components by what calls name them by. */
interface Callees {
  readonly all: readonly Callee[];
  readonly byId: ReadonlyMap<string, Callee>;
  readonly callable: readonly Callee[];
  readonly byAlias: ReadonlyMap<string, Callee>;
  readonly portOf: PortOf;
}

function calleesIn(components: readonly Callee[], portOf: PortOf): Callees {
  const callable = components.filter((component) => component.root !== undefined || component.deployment !== undefined);
  // A name of one's own beats what another goes by, too: settings are copied with the name that they hold.
  const byAlias = new Map<string, Callee>();
  for (const component of callable) if (!byAlias.has(component.name)) byAlias.set(component.name, component);
  for (const component of callable)
    for (const alias of component.aliases) if (!byAlias.has(alias)) byAlias.set(alias, component);
  const byId = new Map(components.map((component) => [component.id, component]));
  return { all: components, byId, callable, byAlias, portOf };
}

function serviceOf(
  target: Target,
  fact: OutboundFact,
  { callable, byAlias, portOf }: Callees,
  caller: Callee | undefined,
): Callee | undefined {
  const names = target.host === undefined ? [] : hostNames(target.host);
  const named = names.map((name) => byAlias.get(name)).find((component) => component !== undefined);
  if (named !== undefined) return named;
  if (target.local && target.port !== undefined) return byPort(callable, target.port, caller, portOf);
  if (target.host !== undefined) return undefined;
  return byVariable(fact.url?.variables ?? [], callable, caller);
}

/** `localhost:3001` is whichever service publishes that port. */
function byPort(
  components: readonly Callee[],
  port: number,
  caller: Callee | undefined,
  portOf: PortOf,
): Callee | undefined {
  const owners = components.filter((component) => component.id !== caller?.id && listensAt(component, portOf, port));
  return owners.length === 1 ? owners[0] : undefined;
}

const generic = new Set([
  'url',
  'uri',
  'base',
  'host',
  'service',
  'api',
  'endpoint',
  'svc',
  'http',
  'server',
  'app',
  'address',
  'internal',
]);

/** `ORDERS_SERVICE_URL` names the service `orders`, where exactly one has such a name. */
function byVariable(
  variables: readonly string[],
  components: readonly Callee[],
  caller: Callee | undefined,
): Callee | undefined {
  for (const variable of variables) {
    const words = wordsOf(variable).filter((word) => !generic.has(word));
    if (words.length === 0) continue;
    const matches = components.filter(
      (component) => component.id !== caller?.id && component.aliases.some((alias) => sameWords(wordsOf(alias), words)),
    );
    if (matches.length === 1) return matches[0];
  }
  return undefined;
}

function sameWords(alias: readonly string[], words: readonly string[]): boolean {
  const own = alias.filter((word) => !generic.has(word));
  if (own.length !== words.length || own.length === 0) return false;
  return own.every((word, index) => stem(word) === stem(words[index] ?? ''));
}

function stem(word: string): string {
  return word.replace(/s$/, '');
}

function externalOf(target: Target, externals: Map<string, Component>, fact: OutboundFact): Component | undefined {
  const host = externalHost(target);
  if (host === undefined) return undefined;
  const id = `component:${host}`;
  const known = externals.get(id);
  if (known !== undefined) return known;
  const component: Component = {
    id,
    name: host,
    aliases: [host],
    kind: 'external',
    frameworks: [],
    evidence: [fact.spot.evidence()],
    provenance: 'extracted',
    role: fact.spot.operation.role,
  };
  externals.set(id, component);
  return component;
}
