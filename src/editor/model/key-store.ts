import type * as vscode from 'vscode';
import type { ProviderKind } from '../../llm/transport/provider.ts';

/** Keys by the origin that they open: an address that changed finds none. */
export interface KeyStore {
  get(kind: ProviderKind, origin: string): Promise<string | undefined>;
  set(kind: ProviderKind, origin: string, value: string): Promise<void>;
  remove(kind: ProviderKind, origin: string): Promise<void>;
}

export function keyStore(secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>): KeyStore {
  const name = (kind: ProviderKind, origin: string): string => `architect.key:${kind}:${origin}`;
  return {
    get: async (kind, origin) => secrets.get(name(kind, origin)),
    set: async (kind, origin, value) => secrets.store(name(kind, origin), value),
    remove: async (kind, origin) => secrets.delete(name(kind, origin)),
  };
}
