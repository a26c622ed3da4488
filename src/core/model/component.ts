import type { Element, Evidence } from './evidence.ts';

export const componentKinds = [
  'service',
  'gateway',
  'worker',
  'job',
  'frontend',
  'library',
  'database',
  'cache',
  'broker',
  'search',
  'storage',
  'config',
  'discovery',
  'auth',
  'monitoring',
  'tracing',
  'external',
] as const;

export type ComponentKind = (typeof componentKinds)[number];

export interface Port {
  readonly container: number;
  /** The host side as written (`8080`, `127.0.0.1:5432`); absent when the port is not published. */
  readonly published?: string | undefined;
}

/** How a component is run, as far as a deployment file says so. */
export interface Deployment {
  /** The deployment file, for "looked at" lists. */
  readonly file: string;
  readonly image?: string | undefined;
  readonly replicas?: number | undefined;
  readonly ports: readonly Port[];
  readonly healthCheck: boolean;
  readonly limits?: { readonly cpus?: string | undefined; readonly memory?: string | undefined } | undefined;
  /** Environment as written; values that look like secrets are placeholders. */
  readonly environment: Readonly<Record<string, string>>;
  /** Variables that hold a password which everybody knows. */
  readonly defaultSecrets?: readonly string[] | undefined;
  /** Where the first of them is set, where that is known to the line. */
  readonly defaultSecretAt?: Evidence | undefined;
  /** Workspace-relative files that hold more of the environment. */
  readonly environmentFiles?: readonly string[] | undefined;
  /** Variables of a file or map that others are given as well: not all of them need mean something to this one. */
  readonly lentVariables?: readonly string[] | undefined;
  /** Names of other components, as written. */
  readonly dependsOn: readonly string[];
  /** A cluster runs it, which asks for its health and gives it what it may use. */
  readonly cluster?: ClusterDeployment | undefined;
  /** Where a cloud is told to give it an address on the internet that anybody may use. */
  readonly exposed?: Evidence | undefined;
  /** What a database is told to accept, where that is said. */
  readonly maxConnections?: number | undefined;
}

export interface ClusterDeployment {
  /** What runs it, where that is not Kubernetes. */
  readonly platform?: 'ecs' | 'cloud-run' | 'container-apps' | undefined;
  /** The manifest of the workload. */
  readonly evidence: Evidence;
  /** When it is started, where that is at times. */
  readonly schedule?: string | undefined;
  /** Nothing bounds its memory; absent where a limit stands or a template leaves it open. */
  readonly unlimited?: true | undefined;
  /** Copies are added and removed with the load. */
  readonly scaling?: { readonly minimum: number; readonly maximum?: number | undefined } | undefined;
  /** Where it says that one client always gets the same copy. */
  readonly sticky?: Evidence | undefined;
}

/** A pool of connections that each process of a service may open. */
export interface ConnectionPool {
  /** `pg.Pool`, `HikariCP`. */
  readonly library: string;
  readonly size: number;
  /** The size is what the library takes when nothing is said. */
  readonly assumed: boolean;
  readonly evidence: Evidence;
}

/** What a service does to its schema when it starts. */
export interface SchemaChange {
  readonly by: string;
  /** As the setting says: `update`, `create-drop`. */
  readonly mode: string;
  readonly evidence: Evidence;
}

/** Anything that runs or stores. A "service" is a component with code in the workspace. */
export interface Component extends Element {
  readonly name: string;
  /** Every name by which others call it: compose service, package name, container name, host names. */
  readonly aliases: readonly string[];
  readonly kind: ComponentKind;
  /** Folder of its code, workspace-relative; empty for the workspace itself, absent where there is no code. */
  readonly root?: string | undefined;
  readonly language?: string | undefined;
  /** Id of the service whose code it runs as a process of its own. */
  readonly codeOf?: string | undefined;
  readonly frameworks: readonly string[];
  /** Product name in lower case: `postgresql`, `redis`, `rabbitmq`, `kafka`. */
  readonly technology?: string | undefined;
  readonly deployment?: Deployment | undefined;
  /** Pools of connections to databases, in the order in which they stand in its code and settings. */
  readonly pools?: readonly ConnectionPool[] | undefined;
  readonly schemaChange?: SchemaChange | undefined;
}
