import type { Asking, ConsentAnswer, ConsentSheet } from '../../protocol/asking-schema.ts';
import type { JudgementView } from '../../protocol/judgement-schema.ts';
import { createListeners } from '../listeners.ts';

export type InquiryChange = 'asking' | 'judgement';

/** One question to a model, from its first byte to what was kept of the answer. */
export interface Turn {
  readonly signal: AbortSignal;
  /** Without effect once another question has taken its place. */
  show(asking: Asking): void;
  consent(sheet: ConsentSheet): Promise<ConsentAnswer>;
  conclude(judgement: JudgementView): void;
}

/** What goes on between a person and a model, and what came of it. The review does not depend on it. */
export interface Inquiry {
  readonly asking: Asking;
  readonly judgement: JudgementView | undefined;
  onChange(listener: (change: InquiryChange) => void): () => void;
  /** A new question replaces the one under way. */
  begin(): Turn;
  answer(question: number, answer: ConsentAnswer): void;
  /** Ends the question under way, or takes away what the last one left on the page. */
  stop(): void;
}

export function createInquiry(): Inquiry {
  const listeners = createListeners<InquiryChange>();
  let asking: Asking = { kind: 'idle' };
  let judgement: JudgementView | undefined;
  let running: AbortController | undefined;
  let questions = 0;
  let waiting: ((answer: ConsentAnswer) => void) | undefined;

  const set = (next: Asking): void => {
    asking = next;
    listeners.tell('asking');
  };
  const stop = (): void => {
    running?.abort();
    running = undefined;
    waiting?.('static');
    waiting = undefined;
    if (asking.kind !== 'idle') set({ kind: 'idle' });
  };
  return {
    get asking() {
      return asking;
    },
    get judgement() {
      return judgement;
    },
    onChange: listeners.add,
    begin: () => {
      stop();
      const controller = new AbortController();
      running = controller;
      const isCurrent = (): boolean => running === controller;
      return {
        signal: controller.signal,
        show: (next) => {
          if (isCurrent()) set(next);
        },
        consent: (sheet) => {
          if (!isCurrent()) return Promise.resolve('static');
          questions += 1;
          return new Promise((resolve) => {
            waiting = resolve;
            set({ kind: 'consent', question: questions, sheet });
          });
        },
        conclude: (next) => {
          if (!isCurrent()) return;
          judgement = next;
          running = undefined;
          set({ kind: 'idle' });
          listeners.tell('judgement');
        },
      };
    },
    answer: (question, answer) => {
      if (asking.kind !== 'consent' || asking.question !== question) return;
      waiting?.(answer);
      waiting = undefined;
    },
    stop,
  };
}
