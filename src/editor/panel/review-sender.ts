import { piecesOf } from '../../protocol/pieces.ts';
import { reviewLists, withoutLists } from '../../protocol/review-pieces.ts';
import { nextTurn } from '../next-turn.ts';
import type { Message } from '../page.ts';
import type { Reviewed } from '../reviewed.ts';

/** Sends reviews to a page without holding up whoever types meanwhile. */
export interface ReviewSender {
  /** Takes the place of what is on its way. */
  send(reviewed: Reviewed): void;
  stop(): void;
  /** Ends when nothing is on its way. */
  sent(): Promise<void>;
}

/** So many messages are made before the page has taken the first of them: each that waits takes memory of the window. */
const mostAhead = 4;

/** What `send` answers settles when the page has the message. */
export function createReviewSender(send: (message: Message) => unknown): ReviewSender {
  let newest = 0;
  let underWay: Promise<void> = Promise.resolve();
  /** A page that is gone takes nothing any more. */
  let giveUp: () => void = () => {};
  const begin = (): Promise<void> => {
    newest += 1;
    giveUp();
    return new Promise((resolve) => {
      giveUp = resolve;
    });
  };
  const sendAll = async (reviewed: Reviewed, sending: number, givenUp: Promise<void>): Promise<void> => {
    const ahead: unknown[] = [];
    for (const message of messagesOf(reviewed, sending)) {
      if (sending !== newest) return;
      ahead.push(send(message));
      await nextTurn();
      if (ahead.length >= mostAhead) await Promise.race([ahead.shift(), givenUp]);
    }
  };
  return {
    send: (reviewed) => {
      const givenUp = begin();
      underWay = sendAll(reviewed, newest, givenUp);
    },
    stop: () => void begin(),
    sent: async () => {
      for (let seen: unknown; seen !== underWay; ) {
        seen = underWay;
        await underWay;
      }
    },
  };
}

function* messagesOf({ review, pages, at }: Reviewed, sending: number): Generator<Message> {
  for (const piece of piecesOf(review, reviewLists)) yield { type: 'piece', sending, piece };
  for (const page of pages) yield { type: 'page', sending, page };
  yield { type: 'review', review: withoutLists(review), at, sending };
}
