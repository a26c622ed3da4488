import type { FileFacts } from '../extractors/extractor.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Problem } from '../model/problem.ts';
import type { Statistics } from '../model/system.ts';
import type { TextCodec } from '../syntax/text-codec.ts';
import type { AnswerKeys } from './islands/known-answers.ts';

/** Everything linking starts from: facts of single files, nothing joined. */
export interface LinkInput {
  /** Name of the workspace folder. */
  readonly name: string;
  readonly files: ReadonlyMap<string, FileFacts>;
  /** Quotes a range of a file that was read, redacted. */
  evidence(file: string, at: number, end: number): Evidence;
  readonly problems: readonly Problem[];
  readonly statistics: Statistics;
  /** What islands said at earlier starts. */
  readonly answers?: AnswerKeys | undefined;
  /** What outlines were packed with. */
  readonly codec?: TextCodec | undefined;
}
