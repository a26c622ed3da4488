import type { ScalarNode } from './data-tree.ts';

/** What an unquoted scalar means in YAML 1.2: `true` is a boolean, `yes` and `2024-01-01` are text. */
export function plainScalar(text: string): ScalarNode['value'] {
  if (nulls.has(text)) return null;
  if (truths.has(text)) return true;
  if (falsehoods.has(text)) return false;
  return number.test(text) ? Number(text.replace(/^\+/, '')) : text;
}

const nulls = new Set(['', '~', 'null', 'Null', 'NULL']);
const truths = new Set(['true', 'True', 'TRUE']);
const falsehoods = new Set(['false', 'False', 'FALSE']);
const number = /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/;
