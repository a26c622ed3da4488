import type { Evidence } from '../model/evidence.ts';
import type { Severity } from '../rules/finding.ts';
import type { ProfileName } from '../rules/profiles.ts';

/** What a team teaches in `architect.config.yaml` or `.json`; command line and editor obey the same file. */
export interface Config {
  /** Names of guards that no framework tells: `throttle*` stands for all that begin so. */
  readonly guards: {
    readonly authentication: readonly string[];
    readonly authorization: readonly string[];
    readonly rateLimit: readonly string[];
  };
  /** Paths that something outside of the workspace protects: `/admin/**`. */
  readonly gateway: {
    readonly authentication: readonly Taught<true>[];
    readonly rateLimit: readonly Taught<true>[];
  };
  /** Table → the service that owns it. */
  readonly owners: readonly Taught<string>[];
  /** Host → the service of this workspace that answers there. */
  readonly hosts: readonly Taught<string>[];
  /** Service or host → milliseconds after which a mesh or a proxy gives up on a call to it. */
  readonly timeouts: readonly Taught<number>[];
  /** Layers or modules, and whom each may call. */
  readonly boundaries: readonly Taught<DrawnBoundary>[];
  readonly assumptions: Assumptions;
  /** Rule → the severity it has here, or `off`. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  /** The guideline that the team follows; without one the majority of the workspace is right. */
  readonly profile?: ProfileName | undefined;
  /** Paths that are no part of the system: `legacy/**`. */
  readonly ignore: readonly string[];
  /** Sentences for a model that judges the architecture: what the team wants, and what it accepts. */
  readonly guidelines: readonly string[];
}

/** One line of what a team teaches: what it speaks of, where `*` stands for any part of a name. */
export interface Taught<T> {
  readonly pattern: string;
  readonly value: T;
  readonly evidence: Evidence;
}

/** Files that belong together: `src/storage/**`. */
export interface DrawnBoundary {
  readonly paths: readonly string[];
  /** Names of other boundaries; all of them where it is absent. */
  readonly may?: readonly string[] | undefined;
}

/** What no code says of the load; flags of the command line go before them. */
export interface Assumptions {
  readonly requestsPerSecond?: number;
  readonly peak?: number;
  /** A year: 0.5 is half as much again. */
  readonly growth?: number;
  /** Bytes of an answer. */
  readonly payload?: number;
  /** Who has an account. */
  readonly people?: number;
  /** Table → rows a year. */
  readonly rows?: Readonly<Record<string, number>>;
}

/** In the order in which the schema explains them. */
export const configKeys: readonly string[] = [
  '$schema',
  'profile',
  'guards',
  'gateway',
  'owners',
  'hosts',
  'timeouts',
  'boundaries',
  'assumptions',
  'rules',
  'ignore',
  'guidelines',
];

export const defaultConfig: Config = {
  guards: { authentication: [], authorization: [], rateLimit: [] },
  gateway: { authentication: [], rateLimit: [] },
  owners: [],
  hosts: [],
  timeouts: [],
  boundaries: [],
  assumptions: {},
  rules: new Map(),
  ignore: [],
  guidelines: [],
};

/** At the root of the workspace; the first that is there counts. */
export const configFiles = ['architect.config.yaml', 'architect.config.yml', 'architect.config.json'] as const;
