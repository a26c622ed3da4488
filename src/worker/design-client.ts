import path from 'node:path';
import type { BriefHint } from '../core/design/brief/brief-hints.ts';
import type { ProseBrief } from '../core/design/prose/brief-from-prose.ts';
import type { BriefAnswer, BriefQuestion } from './brief-form.ts';
import type { BriefText, DesignAnswer } from './design-brief.ts';
import { openLine } from './line.ts';

/** Reads and designs briefs in a thread of its own, without the parsers of code. Who opens it also closes it. */
export interface Designer {
  form(question: BriefQuestion): Promise<BriefAnswer>;
  /** What may be written at a cursor. */
  hints(text: string, line: number, column: number): Promise<readonly BriefHint[]>;
  /** What the key of a line means. */
  meaning(text: string, line: number): Promise<string | undefined>;
  /** What can be read from words without a model. */
  prose(prose: string): Promise<ProseBrief>;
  design(brief: BriefText): Promise<DesignAnswer>;
  close(): Promise<void>;
}

export function openDesigner(): Designer {
  const thread = openLine(path.join(import.meta.dirname, 'worker.mjs'));
  return {
    form: (question) => thread.ask('brief', question),
    hints: (text, line, column) => thread.ask('hints', { text, line, column }),
    meaning: (text, at) => thread.ask('meaning', { text, line: at }),
    prose: (prose) => thread.ask('prose', { prose }),
    design: (brief) => thread.ask('design', brief),
    close: thread.close,
  };
}
