import { sqlalchemy } from '../../extractors/data/sqlalchemy.ts';
import type { CallSpot } from '../operations/call-spot.ts';

/** A session by its origin; by its name where the origin is not known. */
export function isSession({ resolver, context, call }: CallSpot): boolean {
  if (call.on === undefined) return false;
  const made = resolver
    .value(context, call.on)
    .some((definition) => definition.kind === 'made' && sqlalchemy.modules.includes(definition.module));
  return made || (call.on.kind === 'name' && /(?:^|[._])(?:session|db|database|uow)$/i.test(call.on.name));
}
