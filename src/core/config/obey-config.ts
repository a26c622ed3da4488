import { connectionsOf } from '../linking/connections.ts';
import { routeReached } from '../linking/outbound/route-reached.ts';
import type { Call } from '../model/call.ts';
import type { Component } from '../model/component.ts';
import type { Endpoint, Guard, GuardKind } from '../model/endpoint.ts';
import { nearest } from '../model/nearest.ts';
import type { Problem } from '../model/problem.ts';
import type { System } from '../model/system.ts';
import type { Table } from '../model/table.ts';
import type { Finding } from '../rules/finding.ts';
import { majority, type Profile, profiles } from '../rules/profiles.ts';
import { type Config, defaultConfig, type Taught } from './config.ts';
import { drawnBoundaries } from './drawn-boundaries.ts';
import { fits } from './name-pattern.ts';

/** The System with what the team knows and no file of it says; what is known already stays as it is. */
export function taught(system: System, config: Config): System {
  if (config === defaultConfig) return system;
  const services = system.components.filter(({ root, role }) => root !== undefined && role === 'system');
  const named = (name: string): Component | undefined =>
    services.find((service) => service.name === name || service.aliases.includes(name));
  const strangers = [...config.owners, ...config.hosts].filter(({ value }) => named(value) === undefined);
  const problems = strangers.map(({ value, evidence }): Problem => {
    const close = nearest(
      value,
      services.map(({ name }) => name),
    );
    const hint = close === undefined ? '' : ` Did you mean ${close}?`;
    return { file: evidence.file, line: evidence.line, message: `There is no service ${value}.${hint}` };
  });
  const calls = system.calls.map((call) => taughtCall(system, call, config, named));
  return {
    ...system,
    endpoints: system.endpoints.map((endpoint) => taughtEndpoint(endpoint, config)),
    tables: system.tables.map((table) => ownedTable(table, config, named)),
    calls,
    ...(config.hosts.length === 0 ? {} : { connections: drawnAnew({ ...system, calls }) }),
    ...(config.boundaries.length === 0 ? {} : { boundaries: drawnBoundaries(system.operations, config) }),
    problems: problems.length === 0 ? system.problems : [...system.problems, ...problems],
  };
}

/** What calls reach decides who is joined with whom; what only deployment says stays. */
function drawnAnew(system: System): System['connections'] {
  return connectionsOf(
    system,
    system.connections.filter(({ kind }) => kind === 'depends'),
  );
}

type Named = (name: string) => Component | undefined;

function taughtEndpoint(endpoint: Endpoint, config: Config): Endpoint {
  const guards = endpoint.guards.map((guard) => ({ ...guard, kind: kindOf(guard, config) }));
  const outside = [
    ...gatewayGuards(endpoint, config.gateway.authentication, 'authentication'),
    ...gatewayGuards(endpoint, config.gateway.rateLimit, 'rate-limit'),
  ];
  return { ...endpoint, guards: [...outside, ...guards] };
}

/** Something in front of the service lets a request through or not, before anything of the workspace runs. */
function gatewayGuards({ path }: Endpoint, paths: readonly Taught<true>[], kind: GuardKind): readonly Guard[] {
  return paths
    .filter(({ pattern }) => fits(pattern, path))
    .map(({ pattern, evidence }) => ({ kind, name: pattern, level: 'gateway', optional: false, evidence }));
}

function kindOf({ kind, name }: Guard, { guards }: Config): GuardKind {
  if (kind !== 'other') return kind;
  const isNamed = (patterns: readonly string[]): boolean => patterns.some((pattern) => fits(pattern, name));
  if (isNamed(guards.authentication)) return 'authentication';
  if (isNamed(guards.authorization)) return 'authorization';
  return isNamed(guards.rateLimit) ? 'rate-limit' : kind;
}

function ownedTable(table: Table, { owners }: Config, named: Named): Table {
  const owner = owners.find(({ pattern }) => fits(pattern, table.name));
  const service = owner === undefined ? undefined : named(owner.value)?.id;
  return service === undefined ? table : { ...table, declaredBy: service };
}

/** A host that deployment names elsewhere, and a limit to the waiting that a mesh keeps. */
function taughtCall(system: System, call: Call, { hosts, timeouts }: Config, named: Named): Call {
  const host = call.host?.replace(/:\d+$/, '') ?? '';
  const told = hosts.find(({ pattern }) => host !== '' && fits(pattern, host));
  const target = told === undefined ? undefined : named(told.value)?.id;
  const moved =
    target === undefined ? call : { ...call, to: target, endpoint: routeReached(system.endpoints, target, call) };
  const names = [host, system.components.find(({ id }) => id === moved.to)?.name ?? ''].filter((name) => name !== '');
  const limit = timeouts.find(({ pattern }) => names.some((name) => fits(pattern, name)));
  if (limit === undefined || call.timeout.kind === 'set') return moved;
  return { ...moved, timeout: { kind: 'set', milliseconds: limit.value } };
}

/** Findings with the severities that the team has given; a rule that is off says nothing. */
export function weighed(findings: readonly Finding[], { rules }: Config): readonly Finding[] {
  return findings.flatMap((finding) => {
    const severity = rules.get(finding.rule) ?? finding.severity;
    if (severity === 'off') return [];
    return [severity === finding.severity ? finding : { ...finding, severity }];
  });
}

/** The guideline that the team has named. */
export function profileOf({ profile }: Config): Profile {
  return profile === undefined ? majority : profiles[profile];
}
