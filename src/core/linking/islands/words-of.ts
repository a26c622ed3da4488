import type { FileFacts } from '../../extractors/extractor.ts';
import type { Files } from './find-islands.ts';
import { shortened } from './shortened.ts';

/**
 * Plain data in words, so that two have the same words only where they say the same. What is known of a file goes by its
 * content. Undefined where there is something in it that can only be run.
 */
export function wordsOf(value: unknown, files: Files): string | undefined {
  const words: string[] = [];
  if (!say(value, files, words, 0)) return undefined;
  const text = words.join('');
  return text.length > longest ? shortened(text) : text;
}

/** Longer ones are told apart by their sums. */
const longest = 80;
const deepest = 64;

function say(value: unknown, files: Files, words: string[], depth: number): boolean {
  if (typeof value === 'function' || typeof value === 'symbol' || depth > deepest) return false;
  if (typeof value !== 'object' || value === null) {
    words.push(typeof value === 'string' ? JSON.stringify(value) : String(value), ',');
    return true;
  }
  if (value instanceof RegExp) {
    words.push(String(value), ',');
    return true;
  }
  if (Array.isArray(value)) return sayAll('[', value, files, words, depth);
  if (value instanceof Map) return sayAll('{', [...value].flat(1), files, words, depth);
  if (value instanceof Set) return sayAll('<', [...value], files, words, depth);
  const file = fileOf(value);
  if (file !== undefined) {
    const facts = files.get(file);
    words.push('file ', file, ' ', facts === undefined ? '' : String(numberOf(facts)), ',');
    return facts !== undefined;
  }
  return sayAll('(', Object.entries(value).flat(1), files, words, depth);
}

function sayAll(open: string, items: readonly unknown[], files: Files, words: string[], depth: number): boolean {
  words.push(open);
  for (const item of items) if (!say(item, files, words, depth + 1)) return false;
  words.push(')');
  return true;
}

/** Of the scope of a file. */
function fileOf(value: object): string | undefined {
  return 'callsWithin' in value && 'file' in value && typeof value.file === 'string' ? value.file : undefined;
}

const numbers = new WeakMap<FileFacts, number>();
let last = 0;

function numberOf(facts: FileFacts): number {
  const known = numbers.get(facts) ?? ++last;
  numbers.set(facts, known);
  return known;
}
