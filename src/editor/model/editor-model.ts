import * as vscode from 'vscode';
import type { ChatModel, ChatPiece, ChatRequest } from '../../llm/transport/chat-model.ts';
import type { ModelLayer } from './model-layer.ts';

type Layer = Pick<ModelLayer, 'failure' | 'failureOfEditorModel' | 'schemaName' | 'startWatch' | 'usualLimits'>;

/** Names a model of the editor, in settings and consents. */
export function editorModelId({ vendor, id }: Pick<vscode.LanguageModelChat, 'vendor' | 'id'>): string {
  return `${vendor}/${id}`;
}

/** A model that VS Code brings along. The editor asks a person once whether this extension may use it. */
export function editorModel(model: vscode.LanguageModelChat, layer: Layer): ChatModel {
  return {
    id: `vscode ${editorModelId(model)}`,
    concurrency: 1,
    stream: (request, signal) => ask(model, layer, request, signal),
  };
}

async function* ask(
  model: vscode.LanguageModelChat,
  layer: Layer,
  request: ChatRequest,
  signal: AbortSignal,
): AsyncGenerator<ChatPiece> {
  const { failure, failureOfEditorModel, startWatch, usualLimits: limits } = layer;
  const watch = startWatch(signal, limits.totalMs);
  const cancellation = new vscode.CancellationTokenSource();
  watch.signal.addEventListener('abort', () => cancellation.cancel());
  const ended = abortOf(watch.signal);
  try {
    yield { kind: 'started', attempt: 1, format: 'json_schema' };
    const messages = messagesOf(request);
    const inputTokens = await Promise.race([countTokens(model, request), ended]);
    if (inputTokens > model.maxInputTokens) return yield { kind: 'failed', failure: failure('too-long') };
    watch.expect(limits.headerMs);
    const response = await Promise.race([
      model.sendRequest(messages, optionsOf(request, layer), cancellation.token),
      ended,
    ]);
    const heard: Heard = { characters: 0, text: '', call: undefined };
    const parts = response.stream[Symbol.asyncIterator]();
    for (;;) {
      watch.expect(limits.stallMs);
      // A provider may ignore that it was cancelled, and then its stream never ends.
      const next = await Promise.race([parts.next(), ended]);
      if (next.done === true) break;
      const piece = hear(heard, next.value, layer);
      if (heard.characters > limits.mostCharacters) {
        return yield { kind: 'failed', failure: failure('bad-answer', 'The answer is far too long.') };
      }
      if (piece !== undefined) yield piece;
    }
    yield* conclusion(heard, inputTokens, layer);
  } catch (error) {
    const why = watch.ended();
    yield { kind: 'failed', failure: why === undefined ? failureOfEditorModel(error) : failure(why) };
  } finally {
    watch.stop();
    cancellation.dispose();
  }
}

/** Rejects when the watch ends the question; nobody has to listen. */
function abortOf(signal: AbortSignal): Promise<never> {
  const ended = new Promise<never>((_, reject) => {
    const end = () => reject(new vscode.CancellationError());
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });
  ended.catch(() => {});
  return ended;
}

/** There is no system role: its text begins the first message of the person. */
function messagesOf({ messages, followUp }: ChatRequest): vscode.LanguageModelChatMessage[] {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const others = [...messages.filter(({ role }) => role !== 'system'), ...followUp];
  return others.map(({ role, content }, position) => {
    const text = position === 0 ? [...system, content].join('\n\n') : content;
    return role === 'assistant'
      ? vscode.LanguageModelChatMessage.Assistant(text)
      : vscode.LanguageModelChatMessage.User(text);
  });
}

/** One tool that has to be called is how these models are held to a schema; some refuse more than one. */
function optionsOf({ schema }: ChatRequest, { schemaName }: Layer): vscode.LanguageModelChatRequestOptions {
  const description = 'Takes the judgement. Call it once, with everything in it.';
  return {
    justification: vscode.l10n.t('To judge the facts of the architecture that you were shown.'),
    tools: [{ name: schemaName, description, inputSchema: schema }],
    toolMode: vscode.LanguageModelChatToolMode.Required,
  };
}

/** One question to another process for the whole prompt: asked for every part it would take seconds. */
async function countTokens(model: vscode.LanguageModelChat, { messages, followUp }: ChatRequest): Promise<number> {
  return model.countTokens([...messages, ...followUp].map(({ content }) => content).join('\n\n'));
}

interface Heard {
  characters: number;
  text: string;
  call: string | undefined;
}

function hear(heard: Heard, part: unknown, { schemaName }: Layer): ChatPiece | undefined {
  if (part instanceof vscode.LanguageModelToolCallPart && part.name === schemaName) {
    heard.call ??= JSON.stringify(part.input);
    heard.characters += heard.call.length;
    return undefined;
  }
  if (!(part instanceof vscode.LanguageModelTextPart) || part.value === '') return undefined;
  heard.characters += part.value.length;
  heard.text += part.value;
  return { kind: 'text', text: part.value };
}

/** What a model says beside its call is small talk, so the call alone counts where there is one. */
function* conclusion({ text, call }: Heard, inputTokens: number, { failure }: Layer): Generator<ChatPiece> {
  if (call === undefined && text.trim() === '') {
    return yield { kind: 'failed', failure: failure('bad-answer', 'The answer is empty.') };
  }
  if (call !== undefined) {
    yield { kind: 'started', attempt: 1, format: 'json_schema' };
    yield { kind: 'text', text: call };
  }
  // The editor does not say what an answer cost: what was sent is counted, the answer is estimated by its length.
  const usage = { inputTokens, outputTokens: Math.ceil((call ?? text).length / 4), cachedTokens: 0 };
  return yield { kind: 'finished', reason: 'stop', usage };
}
