import path from 'node:path';
import type { ProseBrief } from '../core/design/prose/brief-from-prose.ts';
import type { BriefAnswer, BriefQuestion } from './brief-form.ts';
import type { BriefText, DesignAnswer } from './design-brief.ts';
import { openLine } from './line.ts';

/** Reads and designs briefs in a thread of its own, without the parsers of code. Who opens it also closes it. */
export interface Designer {
  form(question: BriefQuestion): Promise<BriefAnswer>;
  /** What can be read from words without a model. */
  prose(prose: string): Promise<ProseBrief>;
  design(brief: BriefText): Promise<DesignAnswer>;
  close(): Promise<void>;
}

export function openDesigner(): Designer {
  const line = openLine(path.join(import.meta.dirname, 'worker.js'));
  return {
    form: (question) => line.ask('brief', question),
    prose: (prose) => line.ask('prose', { prose }),
    design: (brief) => line.ask('design', brief),
    close: line.close,
  };
}
