import type { FailureKind, ModelFailure } from './chat-model.ts';
import { failure, withoutKey } from './failure.ts';
import type { Fault } from './guarded-fetch.ts';

/** A refusal in words that all servers share. */
interface Refusal {
  readonly status: number | undefined;
  readonly code: string;
  readonly message: string;
}

/** What a server's answer with an error status means. */
export function failureOfFault(fault: Fault, key: string | undefined): ModelFailure {
  const refusal = readRefusal(fault);
  const details = { detail: withoutKey(refusal.message, key), retryAfterSeconds: fault.retryAfterSeconds };
  if (isPage(fault)) {
    const message = 'The server answered with a web page instead of a stream.';
    return failure(fault.status < 300 ? 'not-found' : kindOf(refusal), message);
  }
  // Without an error status and without an error in it, it is an answer, but not the stream that was asked for.
  const isAnswer = fault.status < 300 && !/"error"/.test(fault.body);
  if (isAnswer) return failure('bad-answer', 'The server answers, but not with a stream.');
  return failure(kindOf(refusal), undefined, details);
}

/** What an error inside a stream that began well means. */
export function failureOfFrame(frame: unknown, key: string | undefined): ModelFailure {
  const refusal = refusalIn(frame, undefined);
  return failure(kindOf(refusal), undefined, { detail: withoutKey(refusal.message, key) });
}

/** What went wrong below the protocol, and whether another attempt may help. */
export function failureOfConnection(error: unknown, began: boolean): Failed {
  const causes = causesOf(error);
  const said = causes.map(({ code, message }) => `${code} ${message}`).join(' | ');
  const stays = (kind: FailureKind, message: string): Failed => ({ failure: failure(kind, message), mayPass: false });
  if (error instanceof SyntaxError) return stays('bad-answer', 'The server sent something that is no event stream.');
  if (causes.some(({ name }) => name === 'RangeError')) return stays('bad-answer', 'The answer is far too long.');
  const known = connectionFaults.find(([pattern]) => pattern.test(said));
  if (known !== undefined) return stays('unreachable', known[1]);
  const message = began ? 'The connection broke in the middle of the answer.' : 'The connection failed.';
  return { failure: failure('unreachable', message), mayPass: true };
}

const connectionFaults: readonly (readonly [RegExp, string])[] = [
  [/unexpected redirect/i, 'The server redirects to another address, and code is not sent on.'],
  [/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|DEPTH_ZERO/, 'The certificate of the server is not trusted.'],
  [/ECONNREFUSED/, 'Nothing listens at the base URL.'],
  [/ENOTFOUND|EAI_AGAIN/, 'The host of the base URL is not known.'],
  [/bad port/, 'The port of the base URL is one that no web server uses.'],
];

export interface Failed {
  readonly failure: ModelFailure;
  readonly mayPass: boolean;
}

/** A server that is busy or broken may recover; one that says no will say it again. */
export function answered(failure: ModelFailure): Failed {
  return { failure, mayPass: failure.kind === 'rate-limited' || failure.kind === 'server-error' };
}

function kindOf({ status, code, message }: Refusal): FailureKind {
  const said = `${code} ${message}`;
  if (/insufficient_quota|billing_hard_limit|exceeded your current quota/i.test(said) || status === 402) {
    return 'quota-exceeded';
  }
  if (status === 413 || tooLong.test(said)) return 'too-long';
  if (refusedBySafety.test(said)) return 'refused';
  if (status === 401 || status === 403 || /invalid_api_key|incorrect api key/i.test(said)) return 'unauthorized';
  if (status === 404 || /model_not_found|DeploymentNotFound|model .{1,120} not found/i.test(said)) return 'not-found';
  if (status === 429 || /rate.?limit|too many requests/i.test(said)) return 'rate-limited';
  if (status === 408 || status === 504) return 'timed-out';
  return status === undefined || status >= 500 ? 'server-error' : 'bad-request';
}

const tooLong =
  /context_length_exceeded|exceed_context_size|context (?:length|window|size)|maximum context|too many tokens|prompt is too long|exceeds? the (?:available )?context|max_prompt_tokens|input length/i;

const refusedBySafety = /content_filter|content management policy|ResponsibleAI|moderation/i;

/** Every server wraps its words in another way. */
function readRefusal({ status, body }: Fault): Refusal {
  try {
    return refusalIn(JSON.parse(body), status);
  } catch {
    return { status, code: '', message: body };
  }
}

function refusalIn(value: unknown, status: number | undefined): Refusal {
  if (typeof value === 'string') return { status, code: '', message: value };
  const fields = fieldsOf(value);
  if ('error' in fields) {
    const inner = refusalIn(fields['error'], status);
    return inner.message === '' ? { ...inner, message: text(fields['message']) } : inner;
  }
  const metadata = fieldsOf(fields['metadata']);
  const innerCode = text(fieldsOf(fields['innererror'])['code']);
  const code = [text(fields['code']), text(fields['type']), innerCode].filter((part) => part !== '').join(' ');
  const ownStatus = Number(fields['code']);
  const message = [text(fields['message']) || text(fields['detail']), text(metadata['raw'])].filter(Boolean).join(' ');
  return { status: status ?? (ownStatus >= 400 && ownStatus < 600 ? ownStatus : undefined), code, message };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

function isPage({ body }: Fault): boolean {
  return /^\s*<(?:!doctype|html)/i.test(body);
}

interface Cause {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

function causesOf(error: unknown): readonly Cause[] {
  const causes: Cause[] = [];
  let current: unknown = error;
  while (current instanceof Error && causes.length < 6) {
    const code = 'code' in current ? String(current.code) : '';
    causes.push({ name: current.name, code, message: current.message });
    current = current.cause;
  }
  return causes;
}
