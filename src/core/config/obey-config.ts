import type { Endpoint, Guard, GuardKind } from '../model/endpoint.ts';
import type { System } from '../model/system.ts';
import type { Finding } from '../rules/finding.ts';
import { majority, type Profile, profiles } from '../rules/profiles.ts';
import type { Config } from './config.ts';
import { fits } from './name-pattern.ts';

/** The System with the guards that the team has named; what is known already keeps its kind. */
export function taught(system: System, config: Config): System {
  const { authentication, authorization, rateLimit } = config.guards;
  if (authentication.length + authorization.length + rateLimit.length === 0) return system;
  return { ...system, endpoints: system.endpoints.map((endpoint) => taughtEndpoint(endpoint, config)) };
}

function taughtEndpoint(endpoint: Endpoint, config: Config): Endpoint {
  return { ...endpoint, guards: endpoint.guards.map((guard) => ({ ...guard, kind: kindOf(guard, config) })) };
}

function kindOf({ kind, name }: Guard, { guards }: Config): GuardKind {
  if (kind !== 'other') return kind;
  const isNamed = (patterns: readonly string[]): boolean => patterns.some((pattern) => fits(pattern, name));
  if (isNamed(guards.authentication)) return 'authentication';
  if (isNamed(guards.authorization)) return 'authorization';
  return isNamed(guards.rateLimit) ? 'rate-limit' : kind;
}

/** Findings with the severities that the team has given; a rule that is off says nothing. */
export function weighed(findings: readonly Finding[], { rules }: Config): readonly Finding[] {
  return findings.flatMap((finding) => {
    const severity = rules.get(finding.rule) ?? finding.severity;
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}

/** The guideline that the team has named. */
export function profileOf({ profile }: Config): Profile {
  return profile === undefined ? majority : profiles[profile];
}
