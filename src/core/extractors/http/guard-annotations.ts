import type { GuardKind } from '../../model/endpoint.ts';
import type { GuardAnnotation } from '../shapes/annotated-method-vocabulary.ts';

const jakarta = ['jakarta.annotation.security', 'javax.annotation.security'];
const springSecurity = [
  'org.springframework.security.access.prepost',
  'org.springframework.security.access.annotation',
];

/** Annotations on classes and methods that say who may call. */
export const guardAnnotations: readonly GuardAnnotation[] = [
  { modules: springSecurity, name: 'PreAuthorize', kind: 'authorization' },
  { modules: springSecurity, name: 'PostAuthorize', kind: 'authorization' },
  { modules: springSecurity, name: 'PostFilter', kind: 'authorization' },
  { modules: springSecurity, name: 'Secured', kind: 'authorization' },
  { modules: jakarta, name: 'RolesAllowed', kind: 'authorization' },
  { modules: jakarta, name: 'DenyAll', kind: 'authorization' },
  { modules: jakarta, name: 'PermitAll', kind: 'none' },
  { modules: ['io.quarkus.security'], name: 'Authenticated', kind: 'authentication' },
  { modules: ['play.mvc'], name: 'Authenticated', kind: 'authentication' },
  { modules: ['io.quarkus.security'], name: 'PermissionsAllowed', kind: 'authorization' },
  { modules: ['io.micronaut.security.annotation'], name: 'Secured', kind: 'authorization' },
  { modules: ['routing-controllers'], name: 'Authorized', kind: 'authorization', bare: 'authentication' },
  { modules: ['tsoa', '@tsoa/runtime'], name: 'Security', kind: 'authentication' },
  { modules: ['tsoa', '@tsoa/runtime'], name: 'NoSecurity', kind: 'none' },
  { modules: ['@loopback/authentication'], name: 'authenticate', kind: 'authentication' },
  { modules: ['@loopback/authentication'], name: 'skip', kind: 'none' },
  { modules: ['@loopback/authorization'], name: 'authorize', kind: 'authorization' },
  { modules: ['io.github.resilience4j.ratelimiter.annotation'], name: 'RateLimiter', kind: 'rate-limit' },
];

/** Annotations of a parameter whose value is checked, or asked for, before the method runs. */
export const checkingAnnotations: readonly (GuardAnnotation & { readonly kind: GuardKind })[] = [
  { modules: ['jakarta.validation', 'javax.validation'], name: 'Valid', kind: 'validation' },
  { modules: ['org.springframework.validation.annotation'], name: 'Validated', kind: 'validation' },
  { modules: ['Symfony\\Component\\HttpKernel\\Attribute'], name: 'MapRequestPayload', kind: 'validation' },
  { modules: ['Symfony\\Component\\HttpKernel\\Attribute'], name: 'MapQueryString', kind: 'validation' },
  { modules: ['io.dropwizard.auth'], name: 'Auth', kind: 'authentication' },
];
