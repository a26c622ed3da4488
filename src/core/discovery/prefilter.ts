import type { Language } from '../syntax/outline.ts';
import { javascriptMarks } from './marks/javascript-marks.ts';
import { phpMarks } from './marks/php-marks.ts';
import { pythonMarks } from './marks/python-marks.ts';

/**
 * Whether a text may hold anything that a review starts from, by a look at its letters. Broad on purpose: a file too
 * many costs a parse, a file too few a lost fact. What the chosen files import is read as well.
 */
export function mayMatter(language: Language, text: string): boolean {
  const marks = marksOf[language];
  return marks === undefined || marks.some((mark) => mark.test(text));
}

/** A language that is not named here is read whole. */
const marksOf: Readonly<Partial<Record<Language, readonly RegExp[]>>> = {
  javascript: javascriptMarks,
  typescript: javascriptMarks,
  tsx: javascriptMarks,
  php: phpMarks,
  python: pythonMarks,
};
