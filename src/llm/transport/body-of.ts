import type { ChatMessage, ChatRequest, JsonSchema } from './chat-model.ts';
import type { Dialect, OptionalParameter } from './dialect.ts';
import type { Provider } from './provider.ts';

type Body = Readonly<Record<string, unknown>>;

/** The name under which servers and tools see the answer. */
export const schemaName = 'architecture_review';

/** The exact bytes of a request, the same in the preview and on the wire. */
export function bodyOf(provider: Provider, dialect: Dialect, request: ChatRequest): string {
  const everything = [...request.messages, ...request.followUp];
  const messages = dialect.format === 'json_schema' ? everything : withSchema(everything, request.schema);
  const body: Body = {
    model: provider.model,
    ...formatOf(dialect, request.schema),
    messages: messages.map(({ role, content }) => ({ role, content })),
    [dialect.outputLimit]: request.maxOutputTokens,
    ...optional(provider, dialect),
    stream: true,
  };
  return JSON.stringify(body);
}

/** Only what a person agreed to: later rounds add to it. */
export function agreedBodyOf(provider: Provider, dialect: Dialect, request: ChatRequest): string {
  return bodyOf(provider, dialect, { ...request, followUp: [] });
}

function formatOf({ format }: Dialect, schema: JsonSchema): Body {
  if (format === 'plain') return {};
  if (format === 'json_object') return { response_format: { type: 'json_object' } };
  return { response_format: { type: 'json_schema', json_schema: { name: schemaName, strict: true, schema } } };
}

/** At the end, so that everything before it is the same with and without: prompt caches match by prefix. */
function withSchema(messages: readonly ChatMessage[], schema: JsonSchema): readonly ChatMessage[] {
  const note = `Answer with ONE JSON object and nothing else: no Markdown fence, no comment. It must match this JSON Schema:\n${JSON.stringify(schema)}`;
  return messages.map((message, index) =>
    index === messages.length - 1 ? { ...message, content: `${message.content}\n\n${note}` } : message,
  );
}

function optional(provider: Provider, dialect: Dialect): Body {
  const wanted: Readonly<Record<OptionalParameter, unknown>> = {
    // Ollama's default is 1.0, and vendors' reasoning models take no other than their own.
    temperature: provider.kind === 'compatible' ? 0.2 : undefined,
    stream_options: { include_usage: true },
    store: provider.kind === 'compatible' ? undefined : false,
    // Without it OpenRouter may choose a host that ignores the schema.
    provider: provider.origin === 'https://openrouter.ai' ? { require_parameters: true } : undefined,
  };
  const entries = Object.entries(wanted).filter(
    ([name, value]) => value !== undefined && !dialect.without.some((refused) => refused === name),
  );
  return Object.fromEntries(entries);
}
