import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { errorCode } from './error-code.ts';
import { tidyRecent } from './tidy-memory.ts';

/** Bytes by key in one file, from start to start. */
export interface KeptFile {
  /** There is a file, and it is not what any version of this program writes. */
  readonly isDamaged: boolean;
  /** Undefined where there are none, or not those that were written. */
  bytes(key: string): Buffer | undefined;
  /** Writes all that the keys have bytes for, and nothing else. Says in one sentence why it could not. */
  write(keys: Iterable<string>, bytesOf: BytesOf): string | undefined;
  /** How many bytes all of it has. */
  readonly size: number;
  /** Until it is read again. */
  close(): void;
}

export type BytesOf = (key: string) => Buffer | undefined;

interface Entry {
  readonly at: number;
  readonly length: number;
  readonly hash: string;
}

interface Directory {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly size: number;
  readonly isDamaged: boolean;
}

const nothing: Directory = { entries: new Map(), size: 0, isDamaged: false };
const damaged: Directory = { ...nothing, isDamaged: true };

/**
 * Of another version, cut off or damaged, it is as good as none; what is damaged in its midst is noticed by hash when it is
 * asked for.
 */
export function keptFile(file: string, version: string): KeptFile {
  let directory = directoryOf(file, version);
  let descriptor: number | undefined;
  let ahead: { readonly at: number; readonly bytes: Buffer } = nowhere;
  const close = (): void => {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
    ahead = nowhere;
  };
  const read = ({ at, length }: Entry): Buffer => {
    if (at < ahead.at || at + length > ahead.at + ahead.bytes.length) {
      descriptor ??= openSync(file, 'r');
      // They are asked for in the order in which they were written, and most are small.
      ahead = { at, bytes: readAt(descriptor, at, Math.max(length, readAhead)) };
    }
    return ahead.bytes.subarray(at - ahead.at, at - ahead.at + length);
  };
  const bytes: BytesOf = (key) => {
    const entry = directory.entries.get(key);
    if (entry === undefined) return undefined;
    try {
      const found = read(entry);
      return hashOf(found) === entry.hash ? found : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    get isDamaged() {
      return directory.isDamaged;
    },
    get size() {
      return directory.size;
    },
    bytes,
    write: (keys, bytesOf) => {
      const complaint = write(file, version, keys, bytesOf);
      close();
      directory = directoryOf(file, version);
      return complaint;
    },
    close,
  };
}

const nowhere = { at: 0, bytes: Buffer.alloc(0) };
const readAhead = 256 * 1024;

function readAt(descriptor: number, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readSync(descriptor, bytes, 0, length, at));
}

const magic = Buffer.from('architect facts 2\n');
const placeBytes = 6;
const lengthBytes = 4;
const hashBytes = 20;
const headBytes = magic.length + placeBytes + lengthBytes + hashBytes;

function directoryOf(file: string, version: string): Directory {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const head = readAt(descriptor, 0, headBytes);
    if (head.length < headBytes || !head.subarray(0, magic.length).equals(magic)) return damaged;
    const place = head.readUIntLE(magic.length, placeBytes);
    const length = Math.min(head.readUInt32LE(magic.length + placeBytes), largestDirectory);
    const text = readAt(descriptor, place, length);
    if (hashOf(text) !== head.subarray(headBytes - hashBytes).toString('hex')) return damaged;
    const { version: of, entries } = JSON.parse(text.toString('utf8'));
    return of === version ? { ...nothing, entries: new Map(entries), size: place + length } : nothing;
  } catch {
    return nothing;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** A million files; a length beyond it is damage. */
const largestDirectory = 256 * 1024 * 1024;

/** Renamed into place, so that whoever reads meanwhile sees the old file or the new one, never half of one. */
function write(file: string, version: string, keys: Iterable<string>, bytesOf: BytesOf): string | undefined {
  const draft = `${file}.${process.pid}.new`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const descriptor = openSync(draft, 'w');
    try {
      writeFileSync(descriptor, Buffer.alloc(headBytes));
      const { entries, end } = writeEntries(descriptor, keys, bytesOf);
      const directory = Buffer.from(JSON.stringify({ version, entries }));
      writeFileSync(descriptor, directory);
      writeSync(descriptor, headOf(directory, end), 0, headBytes, 0);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, file);
    return undefined;
  } catch (error) {
    if (existsSync(draft)) rmSync(draft);
    return `What was read cannot be kept in ${path.dirname(file)} (${errorCode(error)}): the next start reads it again.`;
  }
}

/** All goes through one small portion, and what made the bytes is given back often: those of all files are dozens of megabytes. */
function writeEntries(
  descriptor: number,
  keys: Iterable<string>,
  bytesOf: BytesOf,
): { readonly entries: readonly (readonly [string, Entry])[]; readonly end: number } {
  const entries: [string, Entry][] = [];
  const portion = Buffer.allocUnsafeSlow(portionBytes);
  let filled = 0;
  let untidied = 0;
  let end = headBytes;
  const flush = (): void => {
    // A disk that fills up takes the first part of what it is given and says so alone; this goes on until it is all there.
    writeFileSync(descriptor, portion.subarray(0, filled));
    filled = 0;
  };
  for (const key of keys) {
    const bytes = bytesOf(key);
    if (bytes === undefined) continue;
    entries.push([key, { at: end, length: bytes.length, hash: hashOf(bytes) }]);
    end += bytes.length;
    untidied += bytes.length;
    if (filled + bytes.length > portionBytes) flush();
    if (bytes.length > portionBytes) writeFileSync(descriptor, bytes);
    else filled += bytes.copy(portion, filled);
    if (untidied < untidiedBytes) continue;
    tidyRecent();
    untidied = 0;
  }
  flush();
  return { entries, end };
}

const portionBytes = 64 * 1024;
const untidiedBytes = 128 * 1024;

function headOf(directory: Buffer, place: number): Buffer {
  const numbers = Buffer.alloc(placeBytes + lengthBytes);
  numbers.writeUIntLE(place, 0, placeBytes);
  numbers.writeUInt32LE(directory.length, placeBytes);
  return Buffer.concat([magic, numbers, Buffer.from(hashOf(directory), 'hex')]);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}
