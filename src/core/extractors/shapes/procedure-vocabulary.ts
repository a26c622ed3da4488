import type { HttpMethod } from '../../model/endpoint.ts';

/**
 * Shape "procedures in routers": `router({ orders: router({ list: procedure.query(…) }) })`. Names on the way to a
 * procedure make its path.
 */
export interface ProcedureVocabulary {
  readonly id: string;
  readonly title: string;
  readonly modules: readonly string[];
  /** Functions that are given procedures and further routers by name. */
  readonly routers: readonly string[];
  /** Functions that put routers beside each other. */
  readonly merges: readonly string[];
  /** Steps that end a procedure with what answers it. */
  readonly verbs: Readonly<Record<string, HttpMethod>>;
  /** Step that puts something before the procedure. */
  readonly guard: string;
  /** Where routers are reached when nothing says so. */
  readonly path: string;
  /** Functions that serve a router, with the options that hold it and its path. */
  readonly servers: readonly string[];
  /** Functions that make middleware of a router, which stands where it is mounted. */
  readonly middleware: readonly string[];
  /** Plugins that are registered with a prefix, and the option that holds those of the server. */
  readonly plugins: readonly string[];
  readonly pluginOption: string;
  readonly routerOption: string;
  readonly pathOptions: readonly string[];
}
