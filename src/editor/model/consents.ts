import type * as vscode from 'vscode';
import type { Consent } from '../../llm/transport/openai-model.ts';

/** What a person agreed to send without being asked again: for a folder, an origin and a model. */
export interface Consents {
  has(folder: string, consent: Consent): boolean;
  remember(folder: string, consent: Consent): Promise<void>;
  /** Everything that was agreed to in this workspace. */
  forget(): Promise<void>;
}

const prefix = 'architect.consent:';

/** Kept by the editor for this workspace, where no file of a repository can write it. */
export function consentsIn(memento: Pick<vscode.Memento, 'get' | 'update' | 'keys'>): Consents {
  const name = (folder: string, { origin, model }: Consent): string => `${prefix}${folder}:${origin}:${model}`;
  return {
    has: (folder, consent) => memento.get<boolean>(name(folder, consent)) === true,
    remember: async (folder, consent) => memento.update(name(folder, consent), true),
    forget: async () => {
      const names = memento.keys().filter((key) => key.startsWith(prefix));
      for (const key of names) await memento.update(key, undefined);
    },
  };
}
