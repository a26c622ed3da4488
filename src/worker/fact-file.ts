import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { FactIndex } from '../core/engine.ts';
import type { FileFacts } from '../core/extractors/extractor.ts';
import { errorCode } from './error-code.ts';
import { tidyRecent } from './tidy-memory.ts';

/** Where the facts of one key stand behind the directory. */
interface Entry {
  readonly at: number;
  readonly length: number;
  readonly hash: string;
}

interface Directory {
  /** Where it ends, and the first facts begin. */
  readonly end: number;
  readonly entries: ReadonlyMap<string, Entry>;
  /** There is a file, and it is not what any version of this program writes. */
  readonly isDamaged?: boolean;
}

const nothing: Directory = { end: 0, entries: new Map() };
const damaged: Directory = { ...nothing, isDamaged: true };

export interface FactFile extends FactIndex {
  /** What was damaged, or why it could not be written, in one sentence. Each is said once, since only time is lost. */
  complaint(): string | undefined;
}

/** A change now and then is not worth writing the whole file again: its file is simply read again at the next start. */
const worthWriting = 50;

/**
 * Facts in one file, from start to start. Of another version, cut off or damaged, it is as good as none; what is
 * damaged in its middle is noticed by hash when it is asked for.
 */
export function factFile(file: string, version: string): FactFile {
  let directory = directoryOf(file, version);
  let descriptor: number | undefined;
  let isFirst = true;
  const damage = directory.isDamaged ? [`What was kept in ${file} is damaged: everything is read again.`] : [];
  let complaint: string | undefined;
  let hasComplained = false;
  const learned = new Map<string, FileFacts>();
  const bytesOf = (entry: Entry): Buffer => {
    descriptor ??= openSync(file, 'r');
    const bytes = Buffer.alloc(entry.length);
    readSync(descriptor, bytes, 0, entry.length, directory.end + entry.at);
    return bytes;
  };
  const close = (): void => {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
  };
  const intactBytes = (key: string): Buffer | undefined => {
    const entry = directory.entries.get(key);
    if (entry === undefined) return undefined;
    try {
      const bytes = bytesOf(entry);
      return hashOf(bytes) === entry.hash ? bytes : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    get: (key) => {
      const bytes = intactBytes(key);
      return bytes === undefined ? undefined : (deserialize(bytes) as FileFacts);
    },
    learn: (key, facts) => void learned.set(key, facts),
    settle: (keys) => {
      const isWorthIt = isFirst ? learned.size > 0 : learned.size >= worthWriting;
      isFirst = false;
      if (isWorthIt) {
        complaint = write(file, version, keys, (key) => {
          const facts = learned.get(key);
          return facts === undefined ? intactBytes(key) : serialize(facts);
        });
        close();
        directory = directoryOf(file, version);
        learned.clear();
      }
      close();
    },
    complaint: () => {
      if (damage.length > 0) return damage.pop();
      if (complaint === undefined || hasComplained) return undefined;
      hasComplained = true;
      return complaint;
    },
  };
}

const magic = Buffer.from('architect facts 1\n');
const lengthBytes = 4;
const hashBytes = 20;

function directoryOf(file: string, version: string): Directory {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const head = Buffer.alloc(magic.length + lengthBytes + hashBytes);
    readSync(descriptor, head, 0, head.length, 0);
    if (!head.subarray(0, magic.length).equals(magic)) return damaged;
    const text = Buffer.alloc(Math.min(head.readUInt32LE(magic.length), largestDirectory));
    readSync(descriptor, text, 0, text.length, head.length);
    if (hashOf(text) !== head.subarray(magic.length + lengthBytes).toString('hex')) return damaged;
    const { version: of, entries } = JSON.parse(text.toString('utf8'));
    return of === version ? { end: head.length + text.length, entries: new Map(entries) } : nothing;
  } catch {
    return nothing;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** A million files; a length beyond it is damage. */
const largestDirectory = 256 * 1024 * 1024;

type BytesOf = (key: string) => Buffer | undefined;

/** Renamed into place, so that whoever reads meanwhile sees the old file or the new one, never half of one. */
function write(file: string, version: string, keys: Iterable<string>, bytesOf: BytesOf): string | undefined {
  const draft = `${file}.${process.pid}.new`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const descriptor = openSync(draft, 'w');
    try {
      const made = inPortions(bytesOf);
      const entries = entriesOf(keys, made);
      // A disk that fills up takes the first part of what it is given and says so alone; this goes on until it is all there.
      for (const bytes of head(version, entries)) writeFileSync(descriptor, bytes);
      for (const [key, { length }] of entries) writeFileSync(descriptor, made(key) ?? Buffer.alloc(length));
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

/** Bytes are made here and again when they are written: those of all files at once are dozens of megabytes. */
function entriesOf(keys: Iterable<string>, bytesOf: BytesOf): readonly (readonly [string, Entry])[] {
  const entries: [string, Entry][] = [];
  let at = 0;
  for (const key of keys) {
    const bytes = bytesOf(key);
    if (bytes === undefined) continue;
    entries.push([key, { at, length: bytes.length, hash: hashOf(bytes) }]);
    at += bytes.length;
  }
  return entries;
}

const portion = 4 * 1024 * 1024;

/** Gives back the bytes of each portion before more are made. */
function inPortions(bytesOf: BytesOf): BytesOf {
  let size = 0;
  return (key) => {
    const bytes = bytesOf(key);
    size += bytes?.length ?? 0;
    if (size > portion) {
      size = 0;
      tidyRecent();
    }
    return bytes;
  };
}

function head(version: string, entries: readonly (readonly [string, Entry])[]): readonly Buffer[] {
  const directory = Buffer.from(JSON.stringify({ version, entries }));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(directory.length);
  return [magic, length, Buffer.from(hashOf(directory), 'hex'), directory];
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}

/** Facts are only as good as what read them: the program itself, and the engine whose format they are kept in. */
export function programVersion(program: string): string {
  return `${hashOf(readFileSync(program))} ${process.versions.v8}`;
}

/** One file of facts for each folder that is opened, below the folder that is said to be for them. */
export type FactFiles = (cache: string, root: string) => FactFile;

export function factFiles(version: () => string): FactFiles {
  const opened = new Map<string, FactFile>();
  return (cache, root) => {
    const file = path.join(cache, `${hashOf(Buffer.from(path.resolve(root)))}.facts`);
    const known = opened.get(file) ?? factFile(file, version());
    opened.set(file, known);
    return known;
  };
}
