import type { Absence } from './absence.ts';
import type { Boundary } from './boundary.ts';
import type { CacheUse } from './cache-use.ts';
import type { Call } from './call.ts';
import type { Channel } from './channel.ts';
import type { Component } from './component.ts';
import type { Connection } from './connection.ts';
import type { Contract } from './contract.ts';
import type { DataAccess } from './data-access.ts';
import type { Effect } from './effect.ts';
import type { Endpoint } from './endpoint.ts';
import type { Job } from './job.ts';
import type { Migration } from './migration.ts';
import type { Operation, OperationCall, Reply } from './operation.ts';
import type { Problem } from './problem.ts';
import type { Suppression } from './suppression.ts';
import type { Table } from './table.ts';

export interface Statistics {
  /** Files of the workspace that were listed. */
  readonly files: number;
  /** Files from which facts were read. */
  readonly analyzed: number;
  /** Files left out with a stated reason. */
  readonly skipped: number;
  readonly bytes: number;
}

/**
 * Everything that is known about a backend, joined. Code, contracts and briefs all become this, and rules, diagrams,
 * advice and reports read nothing else. Arrays are sorted by id, so that the same tree gives the same bytes.
 */
export interface System {
  /** Name of the workspace folder. */
  readonly name: string;
  readonly components: readonly Component[];
  readonly endpoints: readonly Endpoint[];
  readonly operations: readonly Operation[];
  readonly operationCalls: readonly OperationCall[];
  readonly replies: readonly Reply[];
  readonly tables: readonly Table[];
  readonly migrations: readonly Migration[];
  readonly accesses: readonly DataAccess[];
  readonly calls: readonly Call[];
  readonly channels: readonly Channel[];
  readonly cacheUses: readonly CacheUse[];
  readonly jobs: readonly Job[];
  readonly contracts: readonly Contract[];
  readonly effects: readonly Effect[];
  readonly connections: readonly Connection[];
  /** Absent where the team draws none. */
  readonly boundaries?: readonly Boundary[] | undefined;
  readonly absences: readonly Absence[];
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly Problem[];
  readonly statistics: Statistics;
}

/** The parts of a System that a rule may say it reads. */
export type SystemPart = Exclude<keyof System, 'name' | 'statistics' | 'problems' | 'suppressions'>;

export const emptySystem: System = {
  name: '',
  components: [],
  endpoints: [],
  operations: [],
  operationCalls: [],
  replies: [],
  tables: [],
  migrations: [],
  accesses: [],
  calls: [],
  channels: [],
  cacheUses: [],
  jobs: [],
  contracts: [],
  effects: [],
  connections: [],
  absences: [],
  suppressions: [],
  problems: [],
  statistics: { files: 0, analyzed: 0, skipped: 0, bytes: 0 },
};
