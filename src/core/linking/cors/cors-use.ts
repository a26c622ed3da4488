import type { CorsPolicy } from '../../model/endpoint.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** What an application says of other origins for all its routes, or for those below some paths. */
export interface CorsUse {
  /** As people know it: `flask-cors`, `addMapping('/api/**')`. */
  readonly name: string;
  readonly policy: CorsPolicy;
  readonly file: string;
  readonly at: number;
  readonly end: number;
  /** Patterns such as `/api/**`; all paths where there are none. */
  readonly patterns?: readonly string[] | undefined;
}

/** Reads what one file says. */
export type CorsReader = (resolver: Resolver, scope: Scope) => readonly CorsUse[];
