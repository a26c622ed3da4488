import { addEffect } from '../effects/add-effect.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { loggedSecret } from './logged-secret.ts';
import { writesLog } from './writes-log.ts';

/** Passwords and keys that a request's work writes into the log: `logger.info('login', req.body.password)`. */
export function readLoggedSecret(
  { call, operation, resolver, context, evidence }: CallSpot,
  facts: OperationFacts,
): void {
  const outline = resolver.scopes.get(context.file)?.outline;
  const secret = writesLog(call, outline) ? loggedSecret(resolver, context, call.args) : undefined;
  if (secret !== undefined) addEffect(facts, operation, 'log', secret, call.name, evidence());
}
