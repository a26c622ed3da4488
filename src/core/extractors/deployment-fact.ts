import type { Component, Port } from '../model/component.ts';
import type { Evidence } from '../model/evidence.ts';

/** A component as a deployment file declares it. */
export interface DeploymentFact {
  readonly kind: 'deployment';
  readonly component: Omit<Component, 'id' | 'provenance' | 'role' | 'root' | 'frameworks'>;
  /** Workspace-relative folder that is built; absent for a bought image. */
  readonly buildContext?: string | undefined;
  /** The Dockerfile by which it is built, where one is named. */
  readonly dockerfile?: string | undefined;
  /** What the Dockerfile is told for this one: `ARG MODULE` → `orders`. */
  readonly buildArguments?: Readonly<Record<string, string>> | undefined;
  /** The words that it is started with instead of what its image says: `/bin/tracker`. */
  readonly started?: readonly string[] | undefined;
  /** A service of another file that it begins with. */
  readonly extended?: { readonly file: string; readonly service: string } | undefined;
  /** The file is a Compose file only by what it holds: it counts where one of that name takes it in. */
  readonly unnamed?: true | undefined;
  /** The project that is run, as a host of .NET names its class: `Orders_Api`. */
  readonly project?: string | undefined;
  /** Where it runs in a cluster: its name there, and the labels by which services find it. */
  readonly cluster?: ClusterPlace | undefined;
}

export interface ClusterPlace {
  readonly workload: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Values of a chart that hold variables: `Values.env`. */
  readonly charted?: readonly string[] | undefined;
  /** Values of a chart that hold numbers. */
  readonly counted?: { readonly replicas?: string | undefined; readonly ports: readonly string[] } | undefined;
  /** Config maps and secrets whose every value is a variable. */
  readonly configs?: readonly string[] | undefined;
  /** Variable → the one value of a config map that it holds. */
  readonly picked?: Readonly<Record<string, { readonly config: string; readonly key: string }>> | undefined;
}

/** Values that workloads of a cluster take their environment from: a Kubernetes `ConfigMap`, secrets replaced. */
export interface ClusterConfigFact {
  readonly kind: 'cluster-config';
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  /** Values of a chart that hold more of them: `Values.settings`. */
  readonly charted?: readonly string[] | undefined;
  /** Files of variables whose values it holds. */
  readonly variableFiles?: readonly string[] | undefined;
  readonly file: string;
}

/** What a file of variables sets, secrets replaced: `.env`. */
export interface VariablesFact {
  readonly kind: 'variables';
  readonly file: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Files that a Compose file takes in whole. */
export interface ComposeIncludeFact {
  readonly kind: 'compose-include';
  readonly files: readonly string[];
}

/** Where workloads and services live that say nothing of it themselves. */
export interface ClusterNamespaceFact {
  readonly kind: 'cluster-namespace';
  readonly name: string;
}

/** How many copies of a workload an overlay asks for. */
export interface ClusterReplicasFact {
  readonly kind: 'cluster-replicas';
  readonly workload: string;
  readonly count: number;
  readonly file: string;
}

/** A name under which workloads of a cluster are reached: a Kubernetes `Service`. */
export interface ClusterServiceFact {
  readonly kind: 'cluster-service';
  readonly name: string;
  readonly namespace?: string | undefined;
  /** Labels of the workloads behind it. */
  readonly selector: Readonly<Record<string, string>>;
  /** Ports that are open outside of the cluster. */
  readonly published: readonly Port[];
  /** Where it sends a client to the same workload each time. */
  readonly sticky?: Evidence | undefined;
}

/** How many copies of a workload run at least: a Kubernetes `HorizontalPodAutoscaler`. */
export interface ClusterScalingFact {
  readonly kind: 'cluster-scaling';
  readonly workload: string;
  readonly minimum: number;
  readonly maximum?: number | undefined;
  /** Values of a chart that say otherwise. */
  readonly charted?: { readonly minimum?: string | undefined; readonly maximum?: string | undefined } | undefined;
}

/** Workloads that may call others, both by their labels: a Kubernetes `NetworkPolicy`. */
export interface ClusterPolicyFact {
  readonly kind: 'cluster-policy';
  readonly from: Readonly<Record<string, string>>;
  readonly to: Readonly<Record<string, string>>;
}

/** What manifests say beside their workloads. */
export type ClusterFact =
  | ClusterServiceFact
  | ClusterScalingFact
  | ClusterConfigFact
  | ClusterReplicasFact
  | ClusterNamespaceFact
  | ClusterPolicyFact;

/** What the last stage of a Dockerfile gives the container, whatever runs it. */
export interface ImageFact {
  readonly kind: 'image';
  readonly file: string;
  /** Ports that it says it listens on. */
  readonly ports: readonly number[];
  readonly healthCheck: boolean;
  /** What it takes in, holes as `${NAME}`: `orders/target/*.jar`. */
  readonly copied: readonly string[];
  /** Programs that it compiles of the source that it is given, holes as `${NAME}`: `./cmd/${CMD}`. */
  readonly compiled: readonly string[];
  /** Variables that hold unless somebody says otherwise, secrets replaced. */
  readonly environment: Readonly<Record<string, string>>;
}

/** One of the processes as which an application runs: a line of a `Procfile`. */
export interface ProcessFact {
  readonly kind: 'process';
  readonly file: string;
  /** Folder of the application. */
  readonly folder: string;
  /** `web`, `worker`, `release`. */
  readonly name: string;
  readonly evidence: Evidence;
}

/** A folder whose files make a program, and no library: `package main` of Go. */
export interface ProgramFact {
  readonly kind: 'program';
  readonly folder: string;
}

/** A port that a program opens. */
export interface ListensFact {
  readonly kind: 'listens';
  readonly port: number;
}
