import type { Progress } from '../core/engine.ts';
import type { AgentAnswer, AgentInput } from '../core/report/agent/agent-tool.ts';
import type { Review } from '../core/review/review.ts';
import type { Base } from '../worker/base-workspace.ts';
import type { EngineClient } from '../worker/client.ts';
import { type KeptThread, keepThread } from '../worker/kept-thread.ts';
import { type OpenFolder, openFolder } from './open-folder.ts';
import type { Outcome, Reviewed, ReviewRequest } from './reviewed.ts';
import { createTurns } from './turns.ts';

export interface EngineDeskOptions {
  startEngine(): EngineClient;
  now(): Date;
  /** Told what went wrong beside a review that is well. */
  notice?(message: string): void;
}

export type Compared =
  | { readonly ok: true; readonly review: Review }
  | { readonly ok: false; readonly message: string };

/**
 * The engine's thread. A folder is opened and asked about in one go, so that nobody is answered about the folder of
 * somebody else.
 */
export interface EngineDesk {
  /** True as long as the engine that made the last review runs: one that took its place knows nothing of it. */
  readonly isWarm: boolean;
  review(request: ReviewRequest, signal: AbortSignal, onProgress: (progress: Progress) => void): Promise<Outcome>;
  /** About the folder of the last review, whatever an agent has had opened since. */
  whileWarm<Answer>(question: (client: EngineClient, last: Reviewed) => Promise<Answer>): Promise<Answer | undefined>;
  /** The folder of the last review, held against an earlier state. */
  compare(folder: string, base: Base): Promise<Compared | undefined>;
  /** About a folder as it is now; leaves the review as it is. */
  ask(folder: string, tool: string, input: AgentInput, signal: AbortSignal): Promise<AgentAnswer>;
  /** About no folder. */
  use: KeptThread<EngineClient>['use'];
  close(): Promise<void>;
}

/** `last`: the review that questions are about. */
export function createEngineDesk(options: EngineDeskOptions, last: () => Reviewed | undefined): EngineDesk {
  const engine = keepThread(options.startEngine);
  const opened = openFolder();
  const inTurn = createTurns();
  let reviewer: EngineClient | undefined;
  const isWarm = () => reviewer !== undefined && reviewer === engine.running;
  const whileWarm: EngineDesk['whileWarm'] = (question) =>
    inTurn(async () => {
      const reviewed = last();
      if (reviewed === undefined || !isWarm()) return undefined;
      return engine.use(async (client) =>
        (await opened.again(client, reviewed.folder)) ? question(client, reviewed) : undefined,
      );
    });
  return {
    get isWarm() {
      return isWarm();
    },
    review: (request, signal, onProgress) =>
      inTurn(async () => {
        let outcome: Outcome | undefined;
        try {
          outcome = await engine.use(async (client) => {
            const made = await reviewOf({ client, opened, options }, request, signal, onProgress);
            if (made.kind === 'done') reviewer = client;
            return made;
          });
          return outcome;
        } finally {
          // Without an outcome the engine has stopped: the next run starts another.
          if (outcome === undefined) await engine.close();
        }
      }),
    whileWarm,
    compare: (folder, base) =>
      whileWarm(async (client): Promise<Compared> => {
        const read = await opened.compare(client, folder, base);
        return read.ok ? { ok: true, review: await client.review({ kind: 'workspace' }, true) } : read;
      }),
    ask: (folder, tool, input, signal) =>
      inTurn(() =>
        engine.use(async (client) => {
          const read = await opened.meanwhile(client, folder, { signal });
          return read.ok ? client.ask({ root: folder, tool, input }) : { ok: false, text: read.message };
        }),
      ),
    use: engine.use,
    close: engine.close,
  };
}

interface Reviewing {
  readonly client: EngineClient;
  readonly opened: OpenFolder;
  readonly options: EngineDeskOptions;
}

async function reviewOf(
  { client, opened, options }: Reviewing,
  { folder, scope, changed }: ReviewRequest,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Outcome> {
  if (signal.aborted) return cancelled;
  const read = await opened.anew(client, folder, { signal, onProgress, changed });
  if (read.ok && read.notice !== undefined) options.notice?.(read.notice);
  if (!read.ok) return read.reason === 'cancelled' ? cancelled : { kind: 'failed', message: read.message };
  if (signal.aborted) return cancelled;
  onProgress({ stage: 'review', done: 0, total: 1 });
  const paged = await client.paged(scope);
  const landscape = await client.landscape();
  if (signal.aborted) return cancelled;
  const at = options.now().toISOString();
  return { kind: 'done', reviewed: { folder, at, ...paged, landscape } };
}

const cancelled: Outcome = { kind: 'cancelled' };
