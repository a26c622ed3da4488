import path from 'node:path';
import type { BriefText, DesignAnswer } from './design-brief.ts';
import { openLine } from './line.ts';

/** Designs a brief in a thread that ends with the answer: a brief is designed now and then, and needs no parsers. */
export function designInThread(brief: BriefText): Promise<DesignAnswer> {
  const line = openLine(path.join(import.meta.dirname, 'worker.js'));
  return line.ask('design', brief).finally(() => line.close());
}
