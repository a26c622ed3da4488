import { useEffect, useState } from 'preact/hooks';
import type { DesignPage } from '../../src/core/design-page.ts';
import type { DrawnDiagram, Review } from '../../src/core/review/review.ts';
import type { Asking } from '../../src/protocol/asking-schema.ts';
import type { HostToView, RevealTarget, Run } from '../../src/protocol/host-to-view.ts';
import type { JudgementView } from '../../src/protocol/judgement-schema.ts';
import { withPieces } from '../../src/protocol/pieces.ts';
import { type ReviewPiece, readPage } from '../../src/protocol/review-pieces.ts';
import type { RuleView } from '../../src/protocol/sheet-schema.ts';
import { listen, send } from '../shared/host.ts';
import { unpackPage } from './unpack-page.ts';

export type AdviceMessage = Extract<HostToView, { readonly type: 'advice' }>;

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
  const [drawn, setDrawn] = useState<readonly DrawnDiagram[]>([]);
  const [rule, setRule] = useState<RuleView>();
  const [advice, setAdvice] = useState<AdviceMessage>();
  const [target, setTarget] = useState<RevealTarget>();
  useEffect(() => {
    const ahead = piecesAhead();
    let shown: Promise<void> = Promise.resolve();
    const stop = listen((message) => {
      if (message.type === 'piece') ahead.add(message.sending, message.piece);
      if (message.type === 'page') ahead.add(message.sending, pieceOf(message.page));
      if (message.type === 'review') {
        const { review, at, design } = message;
        shown = ahead.take(message.sending).then((pieces) => {
          // Another one came while this was unpacked.
          if (pieces === undefined) return;
          setReviewed({ review: withPieces(review, pieces), at, design });
          // What was drawn and reckoned besides speaks of the code as it was.
          setDrawn([]);
          setAdvice(undefined);
        });
      }
      if (message.type === 'drawn') setDrawn((before) => withDrawn(before, message.diagram));
      if (message.type === 'rule') setRule(message.rule);
      if (message.type === 'advice') setAdvice(message);
      if (message.type === 'run') setRun(message.run);
      if (message.type === 'asking') setAsking(message.asking);
      if (message.type === 'judgement') setJudgement(message.judgement);
      // What is meant may be in the review that is being unpacked.
      if (message.type === 'reveal') void shown.then(() => setTarget(message.target));
    });
    send({ type: 'ready' });
    return stop;
  }, []);
  return { reviewed, run, target, asking, judgement, drawn, rule, advice };
}

/** What is no page of ours has nothing of the review. */
function pieceOf(page: string): Promise<ReviewPiece> {
  return unpackPage(page).then(
    (text) => readPage(text) ?? {},
    () => ({}),
  );
}

/** Pieces of the review that is on its way; those of one that was given up for it are dropped. */
function piecesAhead() {
  let sending: number | undefined;
  let taken = 0;
  let pieces: (ReviewPiece | Promise<ReviewPiece>)[] = [];
  return {
    add: (number: number, piece: ReviewPiece | Promise<ReviewPiece>) => {
      if (number !== sending) pieces = [];
      sending = number;
      pieces.push(piece);
    },
    /** Undefined where another review has come meanwhile. */
    take: async (number: number | undefined): Promise<readonly ReviewPiece[] | undefined> => {
      taken += 1;
      const own = taken;
      const ahead = number === sending ? pieces : [];
      pieces = [];
      const all = await Promise.all(ahead);
      return own === taken ? all : undefined;
    },
  };
}

/** The newest last; one that is asked for again takes the place of the earlier. */
function withDrawn(before: readonly DrawnDiagram[], diagram: DrawnDiagram | undefined): readonly DrawnDiagram[] {
  if (diagram === undefined) return before;
  const others = before.filter((other) => other.view !== diagram.view || other.title !== diagram.title);
  return [...others, diagram];
}
