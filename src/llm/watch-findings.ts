import type { CallContext } from './judge-call.ts';
import type { ModelFinding } from './verify/verify-finding.ts';

/** Characters after which it is worth looking again; a finding has more. */
const betweenLooks = 256;

interface Look {
  at(text: string): void;
  /** Waits for a look that is under way, so that nothing is told after the end. */
  end(): Promise<void>;
}

/** Verifies findings as soon as they are complete, one look at a time, and tells each once. */
export function watchFindings({ verifier, onStage }: CallContext, position: number): Look {
  const told = new Set<string>();
  let looked = 0;
  let looking: Promise<void> | undefined;
  const tell = (findings: readonly ModelFinding[]): void => {
    for (const finding of findings) {
      if (told.has(finding.fingerprint)) continue;
      told.add(finding.fingerprint);
      onStage({ kind: 'finding', finding });
    }
  };
  return {
    at: (text) => {
      // Ever more rarely, so that a very long answer is not read over and over.
      const isTooSoon = text.length >= looked && text.length - looked < Math.max(betweenLooks, looked / 8);
      if (isTooSoon || looking !== undefined) return;
      looked = text.length;
      looking = verifier
        .findings(position, text)
        .then(tell)
        .finally(() => {
          looking = undefined;
        });
      // What stops the thread is told by the look at the whole answer.
      looking.catch(() => {});
    },
    end: async () => looking?.catch(() => {}),
  };
}
