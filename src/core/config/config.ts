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
  /** Rule → the severity it has here, or `off`. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  /** The guideline that the team follows; without one the majority of the workspace is right. */
  readonly profile?: ProfileName | undefined;
  /** Paths that are no part of the system: `legacy/**`. */
  readonly ignore: readonly string[];
  /** Sentences for a model that judges the architecture: what the team wants, and what it accepts. */
  readonly guidelines: readonly string[];
}

export const defaultConfig: Config = {
  guards: { authentication: [], authorization: [], rateLimit: [] },
  rules: new Map(),
  ignore: [],
  guidelines: [],
};

/** At the root of the workspace; the first that is there counts. */
export const configFiles = ['architect.config.yaml', 'architect.config.yml', 'architect.config.json'] as const;
