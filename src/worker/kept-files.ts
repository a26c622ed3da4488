import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type AnswerFile, answerFile } from './answer-file.ts';
import { type FactFile, factFile } from './fact-file.ts';

/** What is known of a folder from earlier starts. */
export interface Kept {
  readonly facts: FactFile;
  readonly answers: AnswerFile;
}

/** Files of their own for each folder that is opened, below the folder that is said to be for them. */
export interface KeptFiles {
  of(cache: string, root: string): Kept;
  /** Writes what can wait; while nobody does. */
  rest(): void;
}

export function keptFiles(version: () => string): KeptFiles {
  const opened = new Map<string, Kept>();
  return {
    of: (cache, root) => {
      const name = path.join(cache, hashOf(path.resolve(root)));
      const known = opened.get(name) ?? openKept(name, version());
      opened.set(name, known);
      return known;
    },
    rest: () => {
      for (const { answers } of opened.values()) answers.rest();
    },
  };
}

function openKept(name: string, version: string): Kept {
  return { facts: factFile(`${name}.facts`, version), answers: answerFile(`${name}.answers`, version) };
}

/** What is kept is only as good as what made it: the program itself, and the engine whose format it is kept in. */
export function programVersion(program: string): string {
  return `${hashOf(readFileSync(program))} ${process.versions.v8}`;
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha1').update(content).digest('hex');
}
