import { logging } from '../../extractors/security/logging-words.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { addEffect } from '../effects/add-effect.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';

/** Passwords and keys that a request's work writes into the log: `logger.info('login', req.body.password)`. */
export function readLoggedSecret(
  { call, operation, resolver, context, evidence }: CallSpot,
  facts: OperationFacts,
): void {
  const outline = resolver.scopes.get(context.file)?.outline;
  if (!logging.test(call.name) || !(isLogger(call.on) || isMacro(call, outline))) return;
  const names = call.args.flatMap((argument) => namesIn(argument, 0));
  const called = call.args
    .flatMap((argument) => partsOf(argument))
    .flatMap((part) => {
      const inner = part.kind === 'call' ? outline?.calls[part.call] : undefined;
      return inner?.args.length === 0 && inner.on !== undefined ? [inner.name.replace(/^get(?=[A-Z])/, '')] : [];
    });
  const secret = [...names, ...called].find((name) => isSecret(name));
  if (secret !== undefined) addEffect(facts, operation, 'log', secret, call.name, evidence());
}

function isLogger(on: Value | undefined): boolean {
  if (on === undefined) return false;
  const name = on.kind === 'name' ? on.name : on.kind === 'member' ? on.name : '';
  return /(?:^|\.)(?:console|_?logg?(?:er)?|logging|LOG(?:GER)?|log4j|slog|Log|winston|pino|System\.out)$/i.test(name);
}

/** `tracing::info!("connects to {}", database_url)`, `warn!(…)` */
function isMacro({ on }: CallOutline, outline: Outline | undefined): boolean {
  if (outline?.language !== 'rust') return false;
  if (on !== undefined) return on.kind === 'name' && on.name === 'tracing';
  return outline.imports.some(({ from }) => from === 'tracing' || from === 'log');
}

function partsOf(value: Value): readonly Value[] {
  return value.kind === 'template' ? value.parts : [value];
}

function namesIn(value: Value, depth: number): readonly string[] {
  if (depth > 3) return [];
  switch (value.kind) {
    case 'name':
    case 'member':
      return [value.name];
    case 'template':
      return value.parts.flatMap((part) => namesIn(part, depth + 1));
    case 'object':
      return value.entries.flatMap((entry) => namesIn(entry.value, depth + 1));
    case 'list':
      return value.items.flatMap((item) => namesIn(item, depth + 1));
    default:
      return [];
  }
}

/** Only names that hold nothing else; a `token` may be one of a parser. PCI DSS (3.3, 3.5) keeps numbers of cards out of logs. */
function isSecret(name: string): boolean {
  return /^(?:(?:new|old|current|plain|raw|user|client|api|access|refresh|jwt|bearer|private|secret)[_-]?)*(?:password|passwd|passphrase|clientSecret|client_secret|apiKey|api_key|accessToken|access_token|refreshToken|refresh_token|privateKey|private_key|secretKey|secret_key|(?:credit)?[_-]?card[_-]?number|cvv2?|cvc2?|ssn|social[_-]?security[_-]?number)$/i.test(
    name.split('.').at(-1) ?? '',
  );
}
