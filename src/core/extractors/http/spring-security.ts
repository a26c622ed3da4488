import type { GuardKind } from '../../model/endpoint.ts';

/** Steps that choose requests: by paths and methods, or all that are left. */
export const securityMatchers: ReadonlySet<string> = new Set([
  'requestMatchers',
  'antMatchers',
  'mvcMatchers',
  'pathMatchers',
  'anyRequest',
  'anyExchange',
]);

/** Those that choose all. */
export const securityRemainder: ReadonlySet<string> = new Set(['anyRequest', 'anyExchange']);

/** What is asked of the chosen requests. */
export const securityDemands: Readonly<Record<string, GuardKind | 'none'>> = {
  permitAll: 'none',
  anonymous: 'none',
  authenticated: 'authentication',
  fullyAuthenticated: 'authentication',
  rememberMe: 'authentication',
  hasRole: 'authorization',
  hasAnyRole: 'authorization',
  hasAuthority: 'authorization',
  hasAnyAuthority: 'authorization',
  hasIpAddress: 'authorization',
  access: 'authorization',
  denyAll: 'authorization',
};

/** Steps that limit a whole chain to some paths. */
export const securityScopes: ReadonlySet<string> = new Set(['securityMatcher', 'securityMatchers', 'antMatcher']);

export const securityPackage = 'org.springframework.security';
