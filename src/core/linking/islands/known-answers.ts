import type { FileFacts } from '../../extractors/extractor.ts';
import type { Files } from './find-islands.ts';
import type { IslandAnswer } from './island-answer.ts';
import { tellsSecret } from './tells-secret.ts';

/** What islands said at earlier starts, by key. What is damaged or of another version is not there. */
export interface AnswerIndex {
  get(key: string): IslandAnswer | undefined;
  /** The answer is asked for when it is to be written; there is none where it cannot be kept. */
  learn(key: string, answer: () => IslandAnswer | undefined): void;
  /** A workspace was linked whole: these are the keys of its islands. */
  settle(keys: ReadonlySet<string>): void;
}

/** What stands behind the facts of files. */
export interface ReadTexts {
  /** Facts as they were read, before files lent each other any. */
  readonly files: Files;
  /** Names a file and its content. */
  keyOf(file: string): string;
  /** What the text of a file holds that must not be kept. */
  secretsOf(file: string): readonly string[];
  hash(text: string): string;
}

/** What islands of one workspace said before. */
export interface KnownAnswers {
  /** There is such an island. */
  use(files: Files): void;
  of(files: Files): IslandAnswer | undefined;
  learn(files: Files, answer: () => IslandAnswer): void;
}

/**
 * An island says the same as long as its files do, and aliases and packages lead to the same ones of them: a file outside
 * of it to which one of its imports led would be inside. What it asks of tables and services is asked again.
 */
export interface AnswerKeys {
  /** Of the islands that were asked about. */
  readonly used: ReadonlySet<string>;
  /** `settings`: files that say what imports mean. */
  within(settings: readonly FileFacts[]): KnownAnswers;
}

export function answerKeys(index: AnswerIndex, texts: ReadTexts): AnswerKeys {
  const used = new Set<string>();
  return {
    used,
    within: (settings) => {
      const ground = texts.hash(settings.map((facts) => wordsOf(facts, texts)).join('\n'));
      const keyOf = (files: Files): string => {
        const known = keys.get(files);
        if (known?.ground === ground) return known.key;
        const words = [ground];
        for (const facts of files.values()) words.push(wordsOf(facts, texts));
        const key = texts.hash(words.join('\n'));
        keys.set(files, { ground, key });
        return key;
      };
      return {
        use: (files) => void used.add(keyOf(files)),
        of: (files) => index.get(keyOf(files)),
        learn: (files, answer) => {
          const secrets = secretsOf(files, texts);
          index.learn(keyOf(files), () => {
            const told = answer();
            return tellsSecret(told, secrets) ? undefined : told;
          });
        },
      };
    },
  };
}

const keys = new WeakMap<Files, { readonly ground: string; readonly key: string }>();

/** What plans lend a file is found in other files. */
function wordsOf(facts: FileFacts, { files, keyOf }: ReadTexts): string {
  const key = keyOf(facts.file);
  return files.get(facts.file) === facts ? key : `${key} ${JSON.stringify(facts.facts)}`;
}

/** What was read off code may be a secret that redacting hides; a word of the name of a file is none. */
function secretsOf(files: Files, texts: ReadTexts): readonly string[] {
  const secrets = new Set([...files.keys()].flatMap(texts.secretsOf));
  return [...secrets].filter((secret) => ![...files.keys()].some((file) => file.includes(secret)));
}
