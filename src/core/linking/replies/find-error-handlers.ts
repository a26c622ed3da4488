import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';

/** Functions that answer for whatever fails: Express middleware of four parameters, `setErrorHandler`, Nest filters. */
export function findErrorHandlers(_resolver: Resolver): readonly FunctionPlace[] {
  return [];
}
