import type { ModelFailure } from './chat-model.ts';
import { failureOfConnection, failureOfFault } from './classify.ts';
import { failure } from './failure.ts';
import { headersOf } from './guarded-fetch.ts';
import type { Provider } from './provider.ts';

export type ListedModels =
  | { readonly ok: true; readonly models: readonly string[] }
  | { readonly ok: false; readonly failure: ModelFailure };

/** A list that takes longer is not worth waiting for: a model can be typed as well. */
const patienceMs = 15_000;

/** Asks a server which models it has. Nothing of the workspace is in the question. */
export async function listModels(provider: Omit<Provider, 'model'>, signal: AbortSignal): Promise<ListedModels> {
  const query = new URLSearchParams(provider.query).toString();
  try {
    const response = await globalThis.fetch(`${provider.baseUrl}/models${query === '' ? '' : `?${query}`}`, {
      headers: { ...headersOf(provider), accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    });
    const body = await response.text();
    if (!response.ok) return { ok: false, failure: failureOfFault({ status: response.status, body }, provider.key) };
    const models = namesIn(body);
    if (models !== undefined) return { ok: true, models };
    return { ok: false, failure: failure('bad-answer', 'The server gives no list of its models.') };
  } catch (error) {
    if (signal.aborted) return { ok: false, failure: failure('cancelled') };
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { ok: false, failure: isLate ? failure('timed-out') : failureOfConnection(error, false).failure };
  }
}

/** `{ data: [{ id }] }` everywhere, and a bare list on some servers. */
function namesIn(body: string): readonly string[] | undefined {
  const value = parsed(body);
  const list = Array.isArray(value) ? value : isRecord(value) ? value['data'] : undefined;
  if (!Array.isArray(list)) return undefined;
  const names = list.map((entry: unknown) => (isRecord(entry) ? entry['id'] : entry));
  return [...new Set(names.filter((name) => typeof name === 'string' && name !== ''))].map(String).sort();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
