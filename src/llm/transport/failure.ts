import { redact } from '../../core/syntax/redact.ts';
import type { FailureKind, FilledSentence, ModelFailure } from './chat-model.ts';

type Details = Pick<ModelFailure, 'detail' | 'retryAfterSeconds'>;

/** More of a server's words helps nobody. */
const mostDetail = 300;

export function failure(kind: FailureKind, message?: string | FilledSentence, details: Details = {}): ModelFailure {
  const known = failures[kind];
  const { detail, retryAfterSeconds } = details;
  return {
    kind,
    message: typeof message === 'object' ? textOf(message) : (message ?? known.message),
    ...(typeof message === 'object' ? { filled: message } : {}),
    action: known.action,
    ...(detail === undefined || detail.trim() === '' ? {} : { detail: shortened(detail) }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}

/** Servers like to repeat the key that they refuse. */
export function withoutKey(text: string, key: string | undefined): string {
  return redact(key === undefined || key === '' ? text : text.replaceAll(key, '‹key›'));
}

function textOf({ sentence, values }: FilledSentence): string {
  return sentence.replaceAll(/\{(\d)\}/g, (_, at) => values[Number(at)] ?? '');
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > mostDetail ? `${line.slice(0, mostDetail)}…` : line;
}

const failures: Readonly<Record<FailureKind, { readonly message: string; readonly action: string }>> = {
  unauthorized: {
    message: 'The server does not accept the API key.',
    action: 'Set an API key for this server that may use the model.',
  },
  'not-found': {
    message: 'The server does not know this model or address.',
    action: 'Check the model name and the base URL; most end in /v1.',
  },
  'rate-limited': {
    message: 'The server takes no more requests for now.',
    action: 'Wait and ask again, or choose another model.',
  },
  'quota-exceeded': {
    message: 'The account has no credit or quota left.',
    action: 'Add credit at the provider, or choose another provider.',
  },
  'too-long': {
    message: 'The facts do not fit into the context of the model.',
    action: 'Lower the token budget, review one service, or choose a model with more context.',
  },
  refused: {
    message: 'The provider or the model declined to answer.',
    action: 'Choose another model; the static review is complete without it.',
  },
  cancelled: { message: 'Cancelled.', action: 'Ask again whenever you like.' },
  unreachable: {
    message: 'The server cannot be reached.',
    action: 'Check that it runs, the base URL, and the proxy and certificate settings.',
  },
  'timed-out': {
    message: 'The server took too long.',
    action: 'Ask again, or choose a faster model or a smaller scope.',
  },
  'bad-answer': {
    message: 'The answer cannot be read.',
    action: 'Ask again, or choose a model that follows a JSON schema.',
  },
  'bad-request': {
    message: 'The server does not accept the request.',
    action: 'Read what the server says, and check the model and the headers.',
  },
  'server-error': { message: 'The server failed.', action: 'Ask again in a while; the failure is on the server.' },
  'insecure-url': {
    message: 'The base URL is not safe to send code to.',
    action: 'Use https; http is accepted only for this machine.',
  },
  'not-consented': {
    message: 'What would be sent is not what was agreed to.',
    action: 'Look at the preview again and send from there.',
  },
};
