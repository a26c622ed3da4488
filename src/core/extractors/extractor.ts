import type { Evidence, Role } from '../model/evidence.ts';
import type { Problem } from '../model/problem.ts';
import type { DataNode } from '../syntax/data-tree.ts';
import type { Lines } from '../syntax/lines.ts';
import type { Outline } from '../syntax/outline.ts';
import type { PackedOutline } from '../syntax/packed-outline.ts';
import type { Fact } from './fact.ts';

/** One file, parsed as far as its kind allows: `outline` for code, `documents` for YAML and JSON, `text` for the rest. */
export interface ReadFile {
  /** Workspace-relative path with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly role: Role;
  readonly lines: Lines;
  readonly outline?: Outline | undefined;
  readonly documents?: readonly DataNode[] | undefined;
  /** Quotes the lines of a range, redacted and cut to a few lines. */
  evidence(at: number, end: number): Evidence;
}

export interface Extraction {
  readonly facts: readonly Fact[];
  readonly problems: readonly Problem[];
}

/** Knows one framework or format: one file in, its facts out. Sees no other file and no syntax tree. */
export interface Extractor {
  /** kebab-case, the file's name: `prisma-schema`. */
  readonly id: string;
  /** As people call it: `Prisma schema`. */
  readonly title: string;
  readonly group: 'http' | 'data' | 'calls' | 'messaging' | 'cache' | 'contracts' | 'infra';
  /** Paths of files that are read for its sake, where they are neither code nor YAML, JSON, SQL or Prisma. */
  readonly files?: RegExp | undefined;
  /** Cheap: decided from path, language and imports. */
  applies(file: ReadFile): boolean;
  extract(file: ReadFile): Extraction;
}

/** What is known of one file, alone: cacheable by its content hash. */
export interface FileFacts {
  readonly file: string;
  readonly role: Role;
  readonly outline?: PackedOutline | undefined;
  readonly facts: readonly Fact[];
  readonly problems: readonly Problem[];
}
