import type { ComponentKind } from '../../model/component.ts';

/** Annotations of the class that an application starts with, by simple name. */
export const applicationAnnotations: ReadonlySet<string> = new Set([
  'SpringBootApplication',
  'SpringCloudApplication',
  'EnableAutoConfiguration',
  'QuarkusMain',
]);

/** Annotations that make an application a part of the infrastructure. */
export const infrastructureAnnotations: Readonly<Record<string, ComponentKind>> = {
  EnableEurekaServer: 'discovery',
  EnableConfigServer: 'config',
  EnableZuulProxy: 'gateway',
  EnableZuulServer: 'gateway',
  EnableHystrixDashboard: 'monitoring',
  EnableTurbine: 'monitoring',
  EnableTurbineStream: 'monitoring',
  EnableAdminServer: 'monitoring',
  EnableZipkinServer: 'tracing',
  EnableZipkinStreamServer: 'tracing',
  EnableAuthorizationServer: 'auth',
};

/** Artifacts that do the same by being there. */
export const infrastructureArtifacts: readonly { readonly artifact: RegExp; readonly kind: ComponentKind }[] = [
  { artifact: /:spring-cloud-(?:starter-)?gateway(?:-\w+)*$/, kind: 'gateway' },
];
