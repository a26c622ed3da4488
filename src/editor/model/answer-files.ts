import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AnswerStore } from '../../llm/transport/remembering-model.ts';

export interface AnswerFiles extends AnswerStore {
  /** How many there were. */
  clear(): Promise<number>;
}

/** A workspace that is reviewed every day keeps the answers of a month. */
const most = 60;

/** Answers of models beside the workspace's other state, a file each. Without a folder nothing is kept. */
export function answerFiles(folder: string | undefined): AnswerFiles {
  const fileOf = (root: string, key: string): string => path.join(root, `${key}.json`);
  return {
    get: async (key) => (folder === undefined ? undefined : readIfThere(fileOf(folder, key))),
    set: async (key, answer) => {
      if (folder === undefined) return;
      await mkdir(folder, { recursive: true });
      // Renamed into place: half an answer would be read as a whole one.
      await writeFile(`${fileOf(folder, key)}.new`, answer);
      await rename(`${fileOf(folder, key)}.new`, fileOf(folder, key));
      await removeOldest(folder);
    },
    clear: async () => {
      if (folder === undefined) return 0;
      const files = await filesIn(folder);
      await rm(folder, { recursive: true, force: true });
      return files.length;
    },
  };
}

function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.json')).map((name) => path.join(folder, name));
}

async function removeOldest(folder: string): Promise<void> {
  const files = await filesIn(folder);
  if (files.length <= most) return;
  const aged = await Promise.all(files.map(async (file) => ({ file, at: (await stat(file)).mtimeMs })));
  const old = aged.sort((a, b) => b.at - a.at).slice(most);
  await Promise.all(old.map(({ file }) => rm(file, { force: true })));
}
