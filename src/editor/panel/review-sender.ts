import { piecesOf, withoutPieces } from '../../protocol/pieces.ts';
import { reviewLists } from '../../protocol/review-pieces.ts';
import { nextTurn } from '../next-turn.ts';
import type { Page } from '../page.ts';
import type { Reviewed } from '../session.ts';

/** Sends reviews to a page without holding up whoever types meanwhile. */
export interface ReviewSender {
  /** Takes the place of what is on its way. */
  send(reviewed: Reviewed): void;
  stop(): void;
  /** Ends when nothing is on its way. */
  sent(): Promise<void>;
}

export function createReviewSender(send: Page['send']): ReviewSender {
  let newest = 0;
  let underWay: Promise<void> = Promise.resolve();
  const sendAll = async ({ review, at }: Reviewed, sending: number): Promise<void> => {
    for (const piece of piecesOf(review, reviewLists)) {
      if (sending !== newest) return;
      send({ type: 'piece', sending, piece });
      await nextTurn();
    }
    if (sending === newest) send({ type: 'review', review: withoutPieces(review, reviewLists), at, sending });
  };
  return {
    send: (reviewed) => {
      newest += 1;
      underWay = sendAll(reviewed, newest);
    },
    stop: () => {
      newest += 1;
    },
    sent: async () => {
      for (let seen: unknown; seen !== underWay; ) {
        seen = underWay;
        await underWay;
      }
    },
  };
}
