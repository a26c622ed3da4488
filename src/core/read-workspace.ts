import { dataLanguageOf, languageOf } from './discovery/language-of.ts';
import type { EngineHost, EngineOptions, FactIndex, Workspace } from './engine.ts';
import type { FileFacts } from './extractors/extractor.ts';
import { type DeployedFiles, rememberingDeployedFiles } from './linking/functions/deployed-files.ts';
import { importsAgain, type KnownImports } from './linking/import-settings.ts';
import { FixedMap } from './model/fixed-map.ts';
import type { Problem } from './model/problem.ts';
import { changedFiles, readChanged } from './read-changed.ts';
import { readFacts, type SourceText } from './read-facts.ts';
import { type KnownFile, readAgain, type SourceBook } from './source-book.ts';
import type { DataLanguage } from './syntax/grammars.ts';
import type { Language } from './syntax/outline.ts';
import type { Parsers } from './syntax/parsers.ts';
import { redact } from './syntax/redact.ts';
import { secretsIn } from './syntax/secrets-in.ts';

export interface ReadWorkspace {
  readonly sources: FixedMap<SourceText>;
  readonly facts: FixedMap<FileFacts>;
  readonly problems: readonly Problem[];
  readonly bytes: number;
  readonly skipped: number;
  /** Of all facts, by file. */
  readonly keys: FixedMap<string>;
  readonly book: FixedMap<KnownFile>;
  readonly imports: KnownImports | undefined;
  readonly contents: Contents;
}

/** What is to be known of a text beside its facts. */
interface Contents {
  /** The text that facts were read from. */
  sourceOf(facts: FileFacts): SourceText | undefined;
  keyOf(source: SourceText): string;
  secretsOf(source: SourceText): readonly string[];
}

/** Reads a workspace whole; what an earlier reading knows of it need not be read again. Undefined where it was cancelled. */
export type Reader = (
  workspace: Workspace,
  before: ReadWorkspace | undefined,
  options: EngineOptions,
) => Promise<ReadWorkspace | undefined>;

/** Between this many files the event loop gets a turn, so that a cancel arrives. */
const yieldEvery = 64;

/** `cache`: facts of contents, kept while the engine lives. */
export function createReader(host: EngineHost, parsers: Parsers, cache: Map<string, FileFacts>): Reader {
  const deployedFiles = rememberingDeployedFiles();
  const texts = new WeakMap<FileFacts, SourceText>();
  const sourceOf = (facts: FileFacts): SourceText | undefined => texts.get(facts);
  const keyOf = oncePerText((source) => `${source.path}\n${host.hash(source.text)}`);
  /** Texts that are known to hold no secret. */
  const clean = new WeakSet<SourceText>();
  const secretsOf = oncePerText((source) => (clean.has(source) ? none : secretsIn(source.text)));
  const sourcesOf = (options: EngineOptions): FactSources => ({
    parsers,
    cache,
    index: options.index,
    codec: host.codec,
    clean,
    texts,
  });
  const readAnew: Reader = async (workspace, before, options) => {
    const book = readBook(workspace, before?.book, options);
    if (book === undefined) return undefined;
    const sources = new Map<string, SourceText>();
    const problems: Problem[] = [];
    let bytes = 0;
    for (const [path, { source, skipped }] of book) {
      if (skipped !== undefined) problems.push({ file: path, line: 1, message: skipped });
      if (source === undefined) continue;
      bytes += source.text.length;
      sources.set(path, source);
    }
    await parsers.prepare(languagesOf(sources.keys(), parsers));
    const used = new Map<string, string>();
    const factsOf = factReader(sourcesOf(options), (source) => {
      const key = keyOf(source);
      used.set(source.path, key);
      return key;
    });
    const read = readAll(factsOf, deployedFiles, sources, before?.imports, { ...options, tidy: host.tidy });
    if (read === undefined) return undefined;
    const { imports } = read;
    return {
      sources: FixedMap.of(sources),
      facts: FixedMap.of(read.facts),
      imports,
      contents: { sourceOf, keyOf, secretsOf },
      problems,
      bytes,
      skipped: problems.length,
      keys: FixedMap.of(used),
      book: FixedMap.of(book),
    };
  };
  return async (workspace, before, options) => {
    const changed = before && changedFiles(workspace, before);
    const factsOf = factReader(sourcesOf(options), keyOf);
    const again = before && changed && readChanged(before, changed, factsOf, keyOf);
    return again ?? readAnew(workspace, before, options);
  };
}

const none: readonly string[] = [];

function oncePerText<T>(find: (source: SourceText) => T): (source: SourceText) => T {
  const known = new WeakMap<SourceText, T>();
  return (source) => {
    const found = known.get(source) ?? find(source);
    known.set(source, found);
    return found;
  };
}

function readBook(
  { files }: Workspace,
  before: SourceBook | undefined,
  { cancelled, onProgress }: EngineOptions,
): SourceBook | undefined {
  const book = new Map<string, KnownFile>();
  for (const [index, file] of files.entries()) {
    if (cancelled?.() === true) return undefined;
    if (index % yieldEvery === 0) onProgress?.({ stage: 'read', done: index, total: files.length });
    book.set(file.path, readAgain(before?.get(file.path), file));
  }
  return book;
}

function languagesOf(paths: Iterable<string>, parsers: Parsers): ReadonlySet<Language | DataLanguage> {
  const languages = new Set<Language | DataLanguage>();
  for (const path of paths) {
    const configuration = dataLanguageOf(path);
    if (configuration !== undefined) languages.add(configuration);
    const language = languageOf(path);
    if (language !== undefined && parsers.supports(language)) languages.add(language);
  }
  return languages;
}

/** Reads documents and promising code first, then what that code imports, as far as it leads. */
function readAll(
  factsOf: (source: SourceText) => FileFacts,
  deployedFiles: DeployedFiles,
  sources: ReadonlyMap<string, SourceText>,
  before: KnownImports | undefined,
  { cancelled, onProgress, tidy }: EngineOptions & { readonly tidy: EngineHost['tidy'] },
): (Pick<ReadWorkspace, 'imports'> & { readonly facts: ReadonlyMap<string, FileFacts> }) | undefined {
  const facts = new Map<string, FileFacts>();
  const code: SourceText[] = [];
  const queue: SourceText[] = [];
  for (const source of sources.values())
    if (source.role === 'system' && source.promising)
      (languageOf(source.path) === undefined ? queue : code).push(source);
  queue.push(...code);
  const wanted = new Set(queue.map((source) => source.path));
  let imports: KnownImports | undefined;
  const want = (file: string): void => {
    const next = wanted.has(file) ? undefined : sources.get(file);
    if (next === undefined || next.role !== 'system') return;
    wanted.add(next.path);
    queue.push(next);
  };
  // Documents are read before any code: then it is known which functions a deployment calls.
  let isCalled = false;
  for (let index = 0; index < queue.length; index++) {
    const source = queue[index];
    if (source === undefined || cancelled?.() === true) return undefined;
    if (index % yieldEvery === 0) {
      onProgress?.({ stage: 'read', done: index, total: queue.length });
      tidy?.();
    }
    if (!isCalled && languageOf(source.path) !== undefined) {
      isCalled = true;
      for (const file of deployedFiles(facts, sources)) want(file);
    }
    const read = factsOf(source);
    facts.set(source.path, read);
    if (read.outline === undefined) continue;
    imports ??= importsAgain(before, facts, sources);
    for (const file of imports.resolver.importedBy(read.file, read.outline)) want(file);
  }
  // It is asked again only where a file changes.
  imports?.resolver.forget();
  return { facts, imports };
}

interface FactSources {
  readonly parsers: Parsers;
  readonly cache: Map<string, FileFacts>;
  readonly index: FactIndex | undefined;
  readonly codec: EngineHost['codec'];
  readonly clean: WeakSet<SourceText>;
  readonly texts: WeakMap<FileFacts, SourceText>;
}

/** Reads a file unless its content is known. */
function factReader(
  { parsers, cache, index, codec, clean, texts }: FactSources,
  keyOf: (source: SourceText) => string,
): (source: SourceText) => FileFacts {
  const factsOf = (source: SourceText): FileFacts => {
    const key = keyOf(source);
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    const kept = index?.get(key);
    const facts = kept ?? readFacts(parsers, source, true, codec);
    cache.set(key, facts);
    // An outline holds texts as they stand, so what may hold a secret is read again rather than kept.
    const isClean = index !== undefined && (kept !== undefined || redact(source.text) === source.text);
    if (isClean) clean.add(source);
    if (isClean && kept === undefined) index.learn(key, facts);
    return facts;
  };
  return (source) => {
    const facts = factsOf(source);
    texts.set(facts, source);
    return facts;
  };
}
