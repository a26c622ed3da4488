import { logging } from '../../extractors/security/logging-words.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { addEffect } from '../effects/add-effect.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { loggedSecret } from './logged-secret.ts';

/** Passwords and keys that a request's work writes into the log: `logger.info('login', req.body.password)`. */
export function readLoggedSecret(
  { call, operation, resolver, context, evidence }: CallSpot,
  facts: OperationFacts,
): void {
  const outline = resolver.scopes.get(context.file)?.outline;
  if (!logging.test(call.name) || !(isLogger(call.on, outline) || isMacro(call, outline))) return;
  const secret = loggedSecret(resolver, context, call.args);
  if (secret !== undefined) addEffect(facts, operation, 'log', secret, call.name, evidence());
}

function isLogger(on: Value | undefined, outline: Outline | undefined): boolean {
  // `Rails.logger.info`, `logging.getLogger(__name__).info`, `Log::channel('audit')->info`
  const asked = on?.kind === 'call' ? outline?.calls[on.call] : undefined;
  if (asked !== undefined) return /^(?:logger|getLogger|get_logger|channel)$/.test(asked.name) && isLogging(asked.on);
  if (on === undefined) return false;
  const name = on.kind === 'name' ? on.name : on.kind === 'member' ? on.name : '';
  return /(?:^|\.)(?:console|_?logg?(?:er)?|logging|LOG(?:GER)?|log4j|slog|Log|winston|pino|System\.out)$/i.test(name);
}

function isLogging(on: Value | undefined): boolean {
  return on === undefined || (on.kind === 'name' && /^(?:Rails|logging|structlog|Log|winston|log4js)$/.test(on.name));
}

/** `tracing::info!("connects to {}", database_url)`, `warn!(…)` */
function isMacro({ on }: CallOutline, outline: Outline | undefined): boolean {
  if (outline?.language !== 'rust') return false;
  if (on !== undefined) return on.kind === 'name' && on.name === 'tracing';
  return outline.imports.some(({ from }) => from === 'tracing' || from === 'log');
}
