import { logging } from '../../extractors/security/logging-words.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';

/** Whether a call hands its arguments to a log: `logger.info(…)`, `tracing::info!(…)`. */
export function writesLog(call: CallOutline, outline: Outline | undefined): boolean {
  return logging.test(call.name) && (isLogger(call.on, outline) || isMacro(call, outline));
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
