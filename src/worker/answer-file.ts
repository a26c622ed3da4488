import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { IslandAnswer } from '../core/linking/islands/island-answer.ts';
import type { AnswerIndex } from '../core/linking/islands/known-answers.ts';
import { keptFile } from './kept-file.ts';

export interface AnswerFile extends AnswerIndex {
  /** Writes what was learned since, where enough time has gone by; while nobody waits. */
  rest(): void;
}

/** So many milliseconds go by for each megabyte that was written last: who types all day wears out no disk. */
const pausePerMegabyte = 10_000;
const megabyte = 1024 * 1024;

/** What parts of a workspace said, from start to start. Where it is damaged or cannot be written, only time is lost. */
export function answerFile(file: string, version: string, now = () => performance.now()): AnswerFile {
  const kept = keptFile(file, version);
  let isFirst = true;
  let isRefused = false;
  let next = Number.NEGATIVE_INFINITY;
  let used: ReadonlySet<string> = new Set();
  const learned = new Map<string, () => IslandAnswer | undefined>();
  const write = (): void => {
    const complaint = kept.write(used, (key) => {
      const answer = learned.get(key);
      return answer === undefined ? kept.bytes(key) : packed(answer());
    });
    isRefused = complaint !== undefined;
    learned.clear();
    kept.close();
    next = now() + (kept.size / megabyte) * pausePerMegabyte;
  };
  return {
    get: (key) => {
      const bytes = kept.bytes(key);
      return bytes === undefined ? undefined : (deserialize(inflateRawSync(bytes, { chunkSize })) as IslandAnswer);
    },
    learn: (key, answer) => void learned.set(key, answer),
    settle: (keys) => {
      used = keys;
      for (const key of learned.keys()) if (!keys.has(key)) learned.delete(key);
      if (isFirst && learned.size > 0) write();
      isFirst = false;
      kept.close();
    },
    rest: () => {
      if (learned.size > 0 && !isRefused && now() >= next) write();
    },
  };
}

/** What packs holds its last chunk until the whole heap is looked through. */
const chunkSize = 4096;

/** Nothing where something in it can only be run: that part is linked again at the next start. */
function packed(answer: IslandAnswer | undefined): Buffer | undefined {
  if (answer === undefined) return undefined;
  try {
    return deflateRawSync(serialize(answer), { level: 1, chunkSize });
  } catch {
    return undefined;
  }
}
