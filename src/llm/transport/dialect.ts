import type { AnswerFormat } from './chat-model.ts';
import type { Provider } from './provider.ts';

/** What one server takes of the common protocol. Learned from its refusals, once per origin and model. */
export interface Dialect {
  readonly format: AnswerFormat;
  readonly outputLimit: 'max_tokens' | 'max_completion_tokens';
  /** Parameters that it refuses. */
  readonly without: readonly OptionalParameter[];
}

const optionalParameters = ['temperature', 'stream_options', 'store', 'provider'] as const;
export type OptionalParameter = (typeof optionalParameters)[number];

/** Kept while the process lives, and by the host for longer if it likes. */
export type Dialects = Map<string, Dialect>;

export function dialectFor(dialects: Dialects, provider: Provider): Dialect {
  return dialects.get(nameOf(provider)) ?? firstDialect(provider);
}

export function keepDialect(dialects: Dialects, provider: Provider, dialect: Dialect): void {
  dialects.set(nameOf(provider), dialect);
}

export function firstDialect({ kind }: Provider): Dialect {
  return {
    format: 'json_schema',
    outputLimit: kind === 'compatible' ? 'max_tokens' : 'max_completion_tokens',
    without: [],
  };
}

/** The next dialect to try after a refusal, or undefined where the refusal is about something else. */
export function learn(dialect: Dialect, refusal: string): Dialect | undefined {
  const said = refusal.toLowerCase();
  const limit = otherLimit(dialect, said);
  if (limit !== undefined) return limit;
  const refused = optionalParameters.find((name) => !dialect.without.includes(name) && mentions(said, name));
  if (refused !== undefined) return { ...dialect, without: [...dialect.without, refused] };
  return lowerFormat(dialect, said);
}

function otherLimit(dialect: Dialect, said: string): Dialect | undefined {
  const other = dialect.outputLimit === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
  const isRefused = mentions(said, dialect.outputLimit) && /unsupported|not supported|unrecognized|unknown/.test(said);
  return isRefused ? { ...dialect, outputLimit: other } : undefined;
}

/** As a word of its own: `provider` is also a common noun. */
function mentions(said: string, parameter: string): boolean {
  if (parameter !== 'provider') return said.includes(parameter);
  return /['"`]provider['"`]|require_parameters|no endpoints found that (?:can handle|support)/.test(said);
}

const aboutFormat =
  /response_format|json_schema|json_object|\bschema\b|grammar|structured|guided|\bstrict\b|additionalproperties/;

function lowerFormat(dialect: Dialect, said: string): Dialect | undefined {
  if (!aboutFormat.test(said) || dialect.format === 'plain') return undefined;
  // A server that names the formats it takes is believed: LM Studio knows json_schema and text only.
  const knowsNoObject = /must be ['"]?json_schema/.test(said) || /json_object[^.]{0,40}(?:not|unsupported)/.test(said);
  const format = dialect.format === 'json_schema' && !knowsNoObject ? 'json_object' : 'plain';
  return { ...dialect, format };
}

function nameOf(provider: Provider): string {
  return `${provider.origin} ${provider.model}`;
}
