import type { Assumptions } from './config/config.ts';
import type { FileFacts } from './extractors/extractor.ts';
import type { AnswerIndex } from './linking/islands/known-answers.ts';
import type { System } from './model/system.ts';
import type { Review, ReviewScope } from './review/review.ts';
import type { TextCodec } from './syntax/text-codec.ts';

/** What the engine cannot do itself and is handed: bytes of the parsers, a hash. */
export interface EngineHost {
  /** Bytes of a wasm file by name: `web-tree-sitter`, `tree-sitter-typescript`. */
  wasm(name: string): Promise<Uint8Array>;
  /** Hex digest that identifies a content. */
  hash(text: string): string;
  /** Packs what is kept of each file, and of facts that were kept from an earlier start: always the same one. */
  readonly codec?: TextCodec | undefined;
  /** Asked now and then when much was left behind: gives back memory that nobody uses. */
  tidy?(): void;
}

export interface WorkspaceFile {
  /** Workspace-relative path with forward slashes. */
  readonly path: string;
  /** Size in bytes. */
  readonly size: number;
  /** What changes whenever the content does; absent where nothing is known to. */
  readonly stamp?: string | undefined;
  /** Reads the text; a failure is a value, with one plain sentence. */
  read(): ReadResult;
}

export type ReadResult = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

export interface Workspace {
  readonly name: string;
  readonly files: readonly WorkspaceFile[];
  /** Problems of listing: symlinks out of the root, unreadable folders. */
  readonly problems: System['problems'];
}

export interface Progress {
  readonly stage: 'list' | 'read' | 'link' | 'review';
  readonly done: number;
  readonly total: number;
}

/** Facts that were read before, by key: path and content. What is damaged or of another version is not there. */
export interface FactIndex {
  get(key: string): FileFacts | undefined;
  learn(key: string, facts: FileFacts): void;
  /** A workspace was read whole: these are the keys that it consists of. */
  settle(keys: Iterable<string>): void;
}

export interface EngineOptions {
  /** Facts of earlier starts. */
  readonly index?: FactIndex | undefined;
  /** What parts of the workspace said at earlier starts. */
  readonly answers?: AnswerIndex | undefined;
  onProgress?(progress: Progress): void;
  /** Asked between files; true ends the work early with `cancelled`. */
  cancelled?(): boolean;
}

/** The only door to the core. */
export interface Engine {
  /** Reads a workspace, reusing the facts of files whose content hash is known. */
  open(workspace: Workspace, options?: EngineOptions): Promise<'done' | 'cancelled'>;
  system(): System;
  /** `before`: an earlier state that the change is held against. */
  review(scope: ReviewScope, before?: System): Review;
  /** Reads another state of the workspace beside the one that is open, and leaves that one as it is. */
  aside(workspace: Workspace): Promise<{ readonly system: System; readonly review: Review }>;
  /** What the team says of its load. */
  assumptions(): Assumptions;
  /** What the team has written down for whoever judges its architecture, and where. */
  guidelines(): Guidelines;
  /** Gives up what takes much room and only makes the next edit fast. */
  rest(): void;
}

export interface Guidelines {
  /** Of the configuration; empty where there is none. */
  readonly file: string;
  readonly sentences: readonly string[];
}
