import type { RevealTarget } from '../../protocol/host-to-view.ts';
import type { ViewToHost } from '../../protocol/view-to-host.ts';
import type { Architect } from '../architect.ts';
import type { Message } from '../page.ts';
import { handleViewMessage } from '../view-messages.ts';
import { createReviewSender } from './review-sender.ts';

/** What the panel's page is told, and what it says. */
interface PanelTalk {
  receive(message: ViewToHost): unknown;
  /** Tells of changes until the function that it gives is called. */
  listen(): () => void;
  /** Brings the page to a place, once it has the review that the place is in. */
  reveal(target: RevealTarget | undefined): void;
  /** The page is hidden or gone: it begins anew when it is shown, and until then would only drop what it gets. */
  pause(): void;
}

export function createPanelTalk(architect: () => Architect, send: (message: Message) => unknown): PanelTalk {
  let isListening = false;
  let waiting: RevealTarget | undefined;
  const sender = createReviewSender(send);
  const sendReview = () => {
    const { last } = architect().session.memory;
    if (last !== undefined && isListening) sender.send(last);
  };
  const sendRun = () => send({ type: 'run', run: architect().session.run });
  const sendAsking = () => send({ type: 'asking', asking: architect().inquiry.asking });
  const sendJudgement = () => send({ type: 'judgement', judgement: architect().inquiry.judgement });
  /** What is meant may be in the review that is on its way. */
  const sendTarget = async () => {
    await sender.sent();
    if (waiting !== undefined && isListening) send({ type: 'reveal', target: waiting });
    if (isListening) waiting = undefined;
  };
  return {
    receive: async (message) => {
      if (message.type !== 'ready') return handleViewMessage(message, architect(), send);
      isListening = true;
      await architect().session.restore();
      sendReview();
      sendRun();
      sendJudgement();
      sendAsking();
      return sendTarget();
    },
    listen: () => {
      const stop = architect().session.onChange((change) => (change === 'run' ? sendRun() : sendReview()));
      const deaf = architect().inquiry.onChange((change) => (change === 'asking' ? sendAsking() : sendJudgement()));
      return () => {
        stop();
        deaf();
      };
    },
    reveal: (target) => {
      waiting = target;
      void sendTarget();
    },
    pause: () => {
      isListening = false;
      sender.stop();
    },
  };
}
