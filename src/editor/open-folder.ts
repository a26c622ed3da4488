import type { Base } from '../worker/base-workspace.ts';
import type { EngineClient, OpenOptions } from '../worker/client.ts';
import type { CompareResult, OpenResult } from '../worker/messages.ts';

/** Which folder the engine has open, and beside which earlier state: it answers about what was opened last. */
export interface OpenFolder {
  /** Reads the folder for a review; nothing is compared with it yet. */
  anew(client: EngineClient, folder: string, options: OpenOptions): Promise<OpenResult>;
  /** Reads a folder for an agent; what a person looks at comes back with `again`. */
  meanwhile(client: EngineClient, folder: string, options: OpenOptions): Promise<OpenResult>;
  /** Reads the folder of a review where something else is open. False where it cannot be read any more. */
  again(client: EngineClient, folder: string): Promise<boolean>;
  compare(client: EngineClient, folder: string, base: Base): Promise<CompareResult>;
}

interface Open {
  readonly client: EngineClient;
  readonly folder: string;
  readonly base: Base | undefined;
}

export function openFolder(): OpenFolder {
  let open: Open | undefined;
  /** The earlier state that a person asked for. */
  let wanted: Base | undefined;
  const read: OpenFolder['anew'] = async (client, folder, options) => {
    // What a reading that is given up leaves behind nobody knows.
    open = undefined;
    const result = await client.open(folder, options);
    if (result.ok) open = { client, folder, base: undefined };
    return result;
  };
  const compare: OpenFolder['compare'] = async (client, folder, base) => {
    const result = await client.compare(folder, base);
    if (open !== undefined) open = { ...open, base: result.ok ? base : undefined };
    return result;
  };
  return {
    anew: (...of) => {
      wanted = undefined;
      return read(...of);
    },
    meanwhile: read,
    again: async (client, folder) => {
      const isOpen = open?.client === client && open.folder === folder;
      if (!isOpen && !(await read(client, folder, {})).ok) return false;
      return wanted === undefined || open?.base === wanted || (await compare(client, folder, wanted)).ok;
    },
    compare: async (client, folder, base) => {
      const result = await compare(client, folder, base);
      wanted = result.ok ? base : undefined;
      return result;
    },
  };
}
