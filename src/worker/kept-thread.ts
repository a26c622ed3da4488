import { EngineStopped } from './engine-stopped.ts';

interface Closable {
  close(): Promise<void>;
}

/** One thread for all who ask. It starts with the first question, and one that stopped gives way to another. */
export interface KeptThread<Client> {
  /** The one that runs, if one does. */
  readonly running: Client | undefined;
  use<Answer>(question: (client: Client) => Promise<Answer>): Promise<Answer>;
  /** Ends the thread; who asks after that starts another. */
  close(): Promise<void>;
}

export function keepThread<Client extends Closable>(start: () => Client): KeptThread<Client> {
  let running: Client | undefined;
  const end = async (client: Client | undefined): Promise<void> => {
    // Many may hear that it stopped: the thread that one of them has started since goes on.
    if (client !== undefined && client === running) running = undefined;
    await client?.close();
  };
  return {
    get running() {
      return running;
    },
    use: async (question) => {
      running ??= start();
      const client = running;
      try {
        return await question(client);
      } catch (error) {
        // Who asked hears of it; only the next one may have better luck.
        if (hasStopped(error)) await end(client);
        throw error;
      }
    },
    close: () => end(running),
  };
}

/** A bug ends one answer and not the thread. */
function hasStopped(error: unknown): boolean {
  return error instanceof EngineStopped && error.reason !== 'bug';
}
