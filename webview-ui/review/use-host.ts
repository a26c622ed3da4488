import { useEffect, useState } from 'preact/hooks';
import type { DesignPage } from '../../src/core/design-page.ts';
import type { Review } from '../../src/core/review/review.ts';
import type { Asking } from '../../src/protocol/asking-schema.ts';
import type { RevealTarget, Run } from '../../src/protocol/host-to-view.ts';
import type { JudgementView } from '../../src/protocol/judgement-schema.ts';
import { listen, send } from '../shared/host.ts';

export interface Reviewed {
  readonly review: Review;
  readonly at: string;
  /** There where it was designed from a brief. */
  readonly design: DesignPage | undefined;
}

/** What the extension has said so far. */
export function useHost() {
  const [reviewed, setReviewed] = useState<Reviewed>();
  const [run, setRun] = useState<Run>({ kind: 'idle' });
  const [asking, setAsking] = useState<Asking>({ kind: 'idle' });
  const [judgement, setJudgement] = useState<JudgementView>();
  const [target, setTarget] = useState<RevealTarget>();
  useEffect(() => {
    const stop = listen((message) => {
      if (message.type === 'review') setReviewed({ review: message.review, at: message.at, design: message.design });
      if (message.type === 'run') setRun(message.run);
      if (message.type === 'asking') setAsking(message.asking);
      if (message.type === 'judgement') setJudgement(message.judgement);
      if (message.type === 'reveal') setTarget(message.target);
    });
    send({ type: 'ready' });
    return stop;
  }, []);
  return { reviewed, run, target, asking, judgement };
}
