import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../support/repository.ts';

/** The unpacked extension that brings the model along. */
export const scriptedModelExtension = path.join(repository, 'test/editor/scripted-model');

export type Script =
  /** Calls the tool with this answer. */
  | { readonly kind: 'answer'; readonly answer: object }
  /** Ignores the tool and writes the answer as text. */
  | { readonly kind: 'text'; readonly answer: object }
  /** Writes the answer slowly, and thinks before it ends. */
  | { readonly kind: 'slow'; readonly answer: object }
  | {
      readonly kind: 'error';
      readonly message: string;
      readonly name?: string;
      readonly code?: 'Blocked' | 'NoPermissions';
    }
  /** Fails in the middle of its answer. */
  | { readonly kind: 'breaks'; readonly message: string; readonly name: string }
  | { readonly kind: 'hangs' }
  | { readonly kind: 'gone' };

export interface AskedOnce {
  readonly messages: readonly { readonly role: number; readonly text: string }[];
  readonly tools: readonly string[];
  readonly toolMode: number;
}

export interface ScriptedModel {
  says(script: Script): void;
  asked(): readonly AskedOnce[];
  forget(): void;
}

/** What the model of a window does, and what it was asked. */
export function scriptedModel(folder: string): ScriptedModel {
  const beside = (name: string): string => path.join(path.dirname(folder), name);
  return {
    says: (script) => writeFileSync(beside('script.json'), JSON.stringify(script)),
    asked: () => {
      if (!existsSync(beside('asked.jsonl'))) return [];
      const lines = readFileSync(beside('asked.jsonl'), 'utf8').trim().split('\n');
      return lines.map((line): AskedOnce => JSON.parse(line));
    },
    forget: () => rmSync(beside('asked.jsonl'), { force: true }),
  };
}
