import type { FilledSentence, ModelFailure } from './chat-model.ts';
import { failure } from './failure.ts';

export const providerKinds = ['openai', 'azure', 'compatible'] as const;
export type ProviderKind = (typeof providerKinds)[number];

/** A key opens one origin and is shown to no other. */
export interface ApiKey {
  readonly origin: string;
  readonly value: string;
}

export interface ProviderSettings {
  readonly kind: ProviderKind;
  /** `https://api.openai.com/v1`, `https://NAME.openai.azure.com/openai/v1/`, `http://localhost:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly key?: ApiKey | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A place to send to that was looked at: safe to talk to, and the key belongs to it. */
export interface Provider {
  readonly kind: ProviderKind;
  readonly origin: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly query: Readonly<Record<string, string>>;
  readonly model: string;
  readonly key: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly isLocal: boolean;
}

export type OpenedProvider =
  | { readonly ok: true; readonly provider: Provider }
  | { readonly ok: false; readonly failure: ModelFailure };

export function openProvider(settings: ProviderSettings): OpenedProvider {
  const url = URL.canParse(settings.baseUrl) ? new URL(settings.baseUrl) : undefined;
  const unsafe = url === undefined ? 'The base URL is not an address.' : unsafeBecause(url);
  if (url === undefined || unsafe !== undefined) return { ok: false, failure: failure('insecure-url', unsafe) };
  const { key } = settings;
  if (key !== undefined && key.origin !== url.origin) {
    const sentence = 'The key belongs to {0} and is not sent to {1}.';
    return { ok: false, failure: failure('unauthorized', { sentence, values: [key.origin, url.origin] }) };
  }
  if (settings.model.trim() === '') return { ok: false, failure: failure('not-found', 'No model is named.') };
  const provider: Provider = {
    kind: settings.kind,
    origin: url.origin,
    baseUrl: `${url.origin}${url.pathname}`.replace(/\/+$/, ''),
    query: Object.fromEntries(url.searchParams),
    model: settings.model,
    key: key?.value,
    headers: settings.headers ?? {},
    isLocal: isLoopback(url.hostname),
  };
  return { ok: true, provider };
}

/** Which kind of server an address belongs to; everything unknown speaks the common dialect. */
export function kindOf(baseUrl: string): ProviderKind {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
  if (host === 'api.openai.com') return 'openai';
  return host.endsWith('.openai.azure.com') ? 'azure' : 'compatible';
}

function unsafeBecause(url: URL): string | FilledSentence | undefined {
  if (url.username !== '' || url.password !== '')
    return 'The base URL holds a password; keys have a place of their own.';
  if (url.protocol === 'https:') return undefined;
  if (url.protocol !== 'http:')
    return { sentence: 'The base URL begins with {0} instead of https:.', values: [url.protocol] };
  return isLoopback(url.hostname)
    ? undefined
    : { sentence: '{0} is not encrypted and not on this machine.', values: [url.origin] };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
