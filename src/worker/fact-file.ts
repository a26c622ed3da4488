import { deserialize, serialize } from 'node:v8';
import type { FactIndex } from '../core/engine.ts';
import type { FileFacts } from '../core/extractors/extractor.ts';
import { keptFile } from './kept-file.ts';

export interface FactFile extends FactIndex {
  /** What was damaged, or why it could not be written, in one sentence. Each is said once, since only time is lost. */
  complaint(): string | undefined;
}

/** A change now and then is not worth writing the whole file again: its file is simply read again at the next start. */
const worthWriting = 50;

/** Facts of files, from start to start. */
export function factFile(file: string, version: string): FactFile {
  const kept = keptFile(file, version);
  const complaints = kept.isDamaged ? [`What was kept in ${file} is damaged: everything is read again.`] : [];
  let isFirst = true;
  let hasComplained = false;
  const learned = new Map<string, FileFacts>();
  return {
    get: (key) => {
      const bytes = kept.bytes(key);
      return bytes === undefined ? undefined : (deserialize(bytes) as FileFacts);
    },
    learn: (key, facts) => void learned.set(key, facts),
    settle: (keys) => {
      const isWorthIt = isFirst ? learned.size > 0 : learned.size >= worthWriting;
      isFirst = false;
      if (isWorthIt) {
        const complaint = kept.write(keys, (key) => {
          const facts = learned.get(key);
          return facts === undefined ? kept.bytes(key) : serialize(facts);
        });
        if (complaint !== undefined && !hasComplained) complaints.unshift(complaint);
        hasComplained ||= complaint !== undefined;
        learned.clear();
      }
      kept.close();
    },
    complaint: () => complaints.pop(),
  };
}
