import { listed } from '../../core/model/wording.ts';
import { agreedText } from '../transport/agreed-model.ts';
import { agreedBodyOf } from '../transport/body-of.ts';
import { firstDialect } from '../transport/dialect.ts';
import type { Consent } from '../transport/openai-model.ts';
import type { Provider } from '../transport/provider.ts';
import type { PlannedCall } from './build-request.ts';
import type { Preparation } from './prepare.ts';

/** One request as it would leave the machine. */
export interface PreviewedCall {
  readonly title: string;
  /** The exact body. */
  readonly body: string;
  readonly bytes: number;
  /** SHA-256 of the body. */
  readonly hash: string;
}

/** What a person looks at before agreeing, and what agreeing to it allows. */
export interface Preview {
  readonly url: string;
  readonly calls: readonly PreviewedCall[];
  readonly consent: Consent;
}

/** All that a preview shows of a preparation. */
export type Sendable = Pick<Preparation, 'calls' | 'together'>;

export function previewOf(preparation: Sendable, provider: Provider, hash: (text: string) => string): Preview {
  const planned = plannedCalls(preparation);
  const calls = planned.map((call): PreviewedCall => {
    const body = agreedBodyOf(provider, firstDialect(provider), call.request);
    return { title: titleOf(call), body, bytes: new TextEncoder().encode(body).length, hash: hash(body) };
  });
  const query = new URLSearchParams(provider.query).toString();
  return {
    url: `${provider.baseUrl}/chat/completions${query === '' ? '' : `?${query}`}`,
    calls,
    consent: { origin: provider.origin, model: provider.model, hashes: calls.map((call) => call.hash) },
  };
}

/** The same for a model that an editor brings along: the editor writes the bytes, from exactly this. */
export function previewForEditor(preparation: Sendable, modelId: string, hash: (text: string) => string): Preview {
  const calls = plannedCalls(preparation).map((call): PreviewedCall => {
    const body = agreedText(call.request);
    return { title: titleOf(call), body, bytes: new TextEncoder().encode(body).length, hash: hash(body) };
  });
  const hashes = calls.map((call) => call.hash);
  return { url: modelId, calls, consent: { origin: modelId, model: modelId, hashes } };
}

export function plannedCalls<Call extends PlannedCall>({
  calls,
  together,
}: {
  readonly calls: readonly Call[];
  readonly together: Call | undefined;
}): readonly Call[] {
  return together === undefined ? calls : [...calls, together];
}

export function titleOf({ part, title }: Pick<PlannedCall, 'part' | 'title'>): string {
  if (title !== undefined) return title;
  if (part.kind === 'whole') return 'the whole workspace';
  return part.kind === 'services' ? listed(part.names) : 'the services together';
}
