import type { Component } from '../../model/component.ts';
import type { Guard } from '../../model/endpoint.ts';
import type { FileEdit } from '../../model/file-edit.ts';

/** One line of the workspace that says something, with the words by which it is found again after edits. */
export interface Place {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** The line itself, without its indentation. */
  readonly quote: string;
}

export interface LandscapeService {
  readonly id: string;
  readonly name: string;
  readonly kind: Component['kind'];
  /** Folder of its code; absent for what is only run or called. */
  readonly root?: string | undefined;
  readonly language?: string | undefined;
  readonly place?: Place | undefined;
}

export interface LandscapeEndpoint {
  readonly id: string;
  /** Id of its service. */
  readonly service: string;
  /** `POST /orders`. */
  readonly name: string;
  readonly place?: Place | undefined;
  /** In the order in which a request passes them. */
  readonly guards: readonly (Pick<Guard, 'kind' | 'name'> & { readonly place: Place })[];
  /** Ids of tables. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Ids of the accesses by which it does. */
  readonly accesses: readonly string[];
  /** Ids of calls and channels. */
  readonly calls: readonly string[];
  readonly publishes: readonly string[];
}

/** Code that reads or writes a table. */
export interface LandscapeAccess {
  readonly kind: 'read' | 'write';
  readonly service: string;
  /** `OrderStore.create`. */
  readonly operation: string;
  /** Names of the endpoints that lead to it. */
  readonly endpoints: readonly string[];
  readonly place?: Place | undefined;
}

export interface LandscapeTable {
  readonly id: string;
  readonly name: string;
  /** Id of the database. */
  readonly store: string;
  readonly place?: Place | undefined;
  /** False where it is only known from being asked. */
  readonly declared: boolean;
  readonly columns: number;
  readonly indexes: number;
  readonly accesses: readonly LandscapeAccess[];
  /** What makes the table, where code uses one that nothing makes. */
  readonly edits?: readonly FileEdit[] | undefined;
}

/** One step of a schema's history. */
export interface LandscapeMigration {
  readonly id: string;
  /** Name of its file. */
  readonly name: string;
  readonly place?: Place | undefined;
}

export interface LandscapeCall {
  readonly id: string;
  /** Ids of components; `to` is absent where the address is not known. */
  readonly from: string;
  readonly to?: string | undefined;
  /** Id of the endpoint that it reaches. */
  readonly endpoint?: string | undefined;
  /** `GET /v1/products/{}`, as far as it is known. */
  readonly name: string;
  readonly place?: Place | undefined;
  /** In milliseconds; 0 waits for ever, absent where nothing is known. */
  readonly timeout?: number | undefined;
}

export interface LandscapeUse {
  readonly service: string;
  readonly operation: string;
  readonly place: Place;
}

export interface LandscapeChannel {
  readonly id: string;
  readonly name: string;
  readonly broker: string;
  readonly publishers: readonly LandscapeUse[];
  readonly consumers: readonly LandscapeUse[];
}

/**
 * The System as an editor needs it: who touches what, and on which line it stands. Small enough to cross from the
 * engine's thread after every review, and to be kept for the next window.
 */
export interface Landscape {
  readonly services: readonly LandscapeService[];
  readonly endpoints: readonly LandscapeEndpoint[];
  readonly tables: readonly LandscapeTable[];
  readonly migrations: readonly LandscapeMigration[];
  readonly calls: readonly LandscapeCall[];
  readonly channels: readonly LandscapeChannel[];
}
