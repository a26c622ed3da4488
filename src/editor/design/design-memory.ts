import type * as vscode from 'vscode';
import type { DesignEntry } from '../../protocol/design-schema.ts';

const key = 'designs';

/** Designs of this workspace over reloads of the window. What an older version kept is left behind. */
export function designMemory(state: vscode.Memento) {
  return {
    load: async (): Promise<readonly DesignEntry[]> => {
      const kept = state.get<unknown>(key);
      if (!Array.isArray(kept)) return [];
      // Building the schemas takes longer than everything else that activation does.
      const { designEntrySchema } = await import('../../protocol/design-schema.ts');
      return kept.flatMap((each: unknown) => {
        const checked = designEntrySchema.safeParse(each);
        return checked.success ? [checked.data] : [];
      });
    },
    save: async (history: readonly DesignEntry[]): Promise<void> => state.update(key, history),
  };
}
