import type { Provider } from './provider.ts';

/** What a server answered instead of a stream. */
export interface Fault {
  readonly status: number;
  readonly body: string;
  readonly retryAfterSeconds?: number | undefined;
}

export interface Guarded {
  readonly fetch: (url: unknown, init?: RequestInit) => Promise<Response>;
  fault(): Fault | undefined;
}

export interface Wire {
  readonly provider: Provider;
  /** Sent as it is, whatever the client made of it. */
  readonly body: string;
  readonly mostBytes: number;
  /** Told at every sign of life. */
  onLife(): void;
}

/**
 * The only way out. Headers are built from nothing, because the client would add what it finds in the environment; a
 * redirect is an error, because it would carry the code to another host.
 */
export function guardedFetch(wire: Wire): Guarded {
  let fault: Fault | undefined;
  return {
    fault: () => fault,
    fetch: async (url, init = {}) => {
      const target = new URL(String(url));
      if (target.origin !== wire.provider.origin) throw new TypeError(`refused to call ${target.origin}`);
      const response = await globalThis.fetch(target, {
        method: 'POST',
        headers: headersOf(wire.provider),
        body: wire.body,
        redirect: 'error',
        signal: init.signal ?? null,
      });
      wire.onLife();
      if (response.ok && isStream(response)) return counted(response, wire);
      fault = await faultOf(response);
      // The client knows this status as an error that it does not repeat.
      return new Response(fault.body, { status: response.ok ? 400 : response.status, headers: response.headers });
    },
  };
}

export function headersOf({ kind, key, headers }: Pick<Provider, 'kind' | 'key' | 'headers'>): Record<string, string> {
  const own: Record<string, string> = { 'content-type': 'application/json', accept: 'text/event-stream' };
  if (key !== undefined && kind === 'azure') own['api-key'] = key;
  if (key !== undefined && kind !== 'azure') own['authorization'] = `Bearer ${key}`;
  const extra = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { ...Object.fromEntries(extra.filter(([name]) => !forbidden.test(name))), ...own };
}

/** Headers that speak of the connection, or would name another host. */
const forbidden = /^(?:host|connection|content-length|transfer-encoding|cookie|proxy-.*)$/;

function isStream(response: Response): boolean {
  const type = response.headers.get('content-type') ?? '';
  return type === '' || /event-stream|octet-stream|ndjson|text\/plain/.test(type);
}

function counted(response: Response, wire: Wire): Response {
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform: (piece, controller) => {
      wire.onLife();
      bytes += piece.byteLength;
      if (bytes > wire.mostBytes) controller.error(new RangeError('the answer is too long'));
      else controller.enqueue(piece);
    },
  });
  const body = response.body?.pipeThrough(counter) ?? null;
  return new Response(body, { status: response.status, headers: { 'content-type': 'text/event-stream' } });
}

/** Enough to understand a refusal, and too little to fill the memory. */
const mostFaultCharacters = 20_000;

async function faultOf(response: Response): Promise<Fault> {
  const body = await startOf(response);
  const { status, headers } = response;
  return { status, body, retryAfterSeconds: retryAfter(headers.get('retry-after-ms'), headers.get('retry-after')) };
}

async function startOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece, { stream: true });
    if (text.length >= mostFaultCharacters) break;
  }
  return text.slice(0, mostFaultCharacters);
}

function retryAfter(milliseconds: string | null, said: string | null): number | undefined {
  if (milliseconds !== null && Number.isFinite(Number(milliseconds))) return Number(milliseconds) / 1000;
  if (said === null) return undefined;
  if (Number.isFinite(Number(said))) return Math.max(0, Number(said));
  const at = Date.parse(said);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
