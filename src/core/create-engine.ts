import { type Config, defaultConfig } from './config/config.ts';
import { profileOf, taught, weighed } from './config/obey-config.ts';
import { openConfig } from './config/open-config.ts';
import { languageOf } from './discovery/language-of.ts';
import { skipReason } from './discovery/skip-reason.ts';
import type { Engine, EngineHost, EngineOptions, FactIndex, Workspace, WorkspaceFile } from './engine.ts';
import type { FileFacts } from './extractors/extractor.ts';
import { extractors } from './extractors/registry.ts';
import { importResolverOf } from './linking/import-settings.ts';
import { createLinkMemory, type LinkMemory } from './linking/islands/link-memory.ts';
import { link } from './linking/link.ts';
import type { LinkInput } from './linking/link-input.ts';
import type { ImportResolver } from './linking/resolve-import.ts';
import type { Problem } from './model/problem.ts';
import { emptySystem, type System } from './model/system.ts';
import { evidenceIn, isPromising, readFacts, type SourceText, sourceText } from './read-facts.ts';
import { printDdl } from './report/ddl/print-ddl.ts';
import { buildReview } from './review/build-review.ts';
import type { Review, ReviewScope } from './review/review.ts';
import { rules } from './rules/registry.ts';
import { runRules } from './rules/run-rules.ts';
import type { Language } from './syntax/outline.ts';
import { createParsers, type Parsers } from './syntax/parsers.ts';
import { redact } from './syntax/redact.ts';

/** Facts of a content, kept while the engine lives. */
type FactCache = Map<string, FileFacts>;

export async function createEngine(host: EngineHost): Promise<Engine> {
  const parsers = await createParsers(host.wasm);
  const cache: FactCache = new Map();
  const memory = createLinkMemory();
  let state: State = { linked: undefined, system: emptySystem, config: defaultConfig, file: '', keys: new Set() };
  const stateOf = async (whole: Workspace, options: EngineOptions, memory: LinkMemory): Promise<State | undefined> => {
    const { config, file, workspace } = openConfig(whole);
    const read = await readWorkspace(host, parsers, cache, workspace, options);
    if (read === undefined) return undefined;
    options.onProgress?.({ stage: 'link', done: 0, total: 1 });
    const linked = linkAgain(state.linked, workspace, read, memory);
    return { linked, system: taught(linked.system, config), config, file, keys: read.keys };
  };
  return {
    open: async (whole, options = {}) => {
      const next = await stateOf(whole, options, memory);
      if (next === undefined) return 'cancelled';
      state = next;
      // What no file says any more is forgotten, or a window that is open for days keeps every keystroke.
      for (const key of cache.keys()) if (!next.keys.has(key)) cache.delete(key);
      options.index?.settle(next.keys);
      return 'done';
    },
    system: () => state.system,
    assumptions: () => state.config.assumptions,
    guidelines: () => ({ file: state.file, sentences: state.config.guidelines }),
    review: (scope, before) => reviewOf(state, scope, before),
    aside: async (whole) => {
      const other = (await stateOf(whole, {}, memory.copy())) ?? state;
      return { system: other.system, review: reviewOf(other, { kind: 'workspace' }) };
    },
  };
}

interface State {
  readonly linked: Linked | undefined;
  readonly system: System;
  readonly config: Config;
  /** Where the configuration stands; empty where there is none. */
  readonly file: string;
  /** Of all facts that the System was linked from. */
  readonly keys: ReadonlySet<string>;
}

function reviewOf({ system, config }: State, scope: ReviewScope, before?: System): Review {
  const findings = weighed(runRules(system, rules, { profile: profileOf(config), before }), config);
  return buildReview(system, findings, scope, printDdl(system.tables, system.components));
}

interface ReadWorkspace {
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly problems: readonly Problem[];
  readonly bytes: number;
  readonly skipped: number;
  readonly keys: ReadonlySet<string>;
}

/** Between this many files the event loop gets a turn, so that a cancel arrives. */
const yieldEvery = 64;

async function readWorkspace(
  host: EngineHost,
  parsers: Parsers,
  cache: FactCache,
  workspace: Workspace,
  options: EngineOptions,
): Promise<ReadWorkspace | undefined> {
  const sources = new Map<string, SourceText>();
  const problems: Problem[] = [];
  let bytes = 0;
  for (const [index, file] of workspace.files.entries()) {
    if (options.cancelled?.() === true) return undefined;
    if (index % yieldEvery === 0) options.onProgress?.({ stage: 'read', done: index, total: workspace.files.length });
    const source = readSource(file, problems);
    if (source === undefined) continue;
    bytes += source.text.length;
    sources.set(file.path, source);
  }
  await parsers.prepare(languagesOf(sources.keys(), parsers));
  const facts = new Map<string, FileFacts>();
  const keys = new Set<string>();
  const reader = factReader(host, parsers, cache, options.index, keys);
  if (!readAll(reader, sources, facts, options)) return undefined;
  return { sources, facts, problems, bytes, skipped: problems.length, keys };
}

/** Reads the text of a file that may matter; one that is skipped with a reason becomes a problem. */
function readSource(file: WorkspaceFile, problems: Problem[]): SourceText | undefined {
  const language = languageOf(file.path);
  if (language === undefined && !isDocument(file.path)) return undefined;
  const tooBig = skipReason(file.path, file.size, undefined);
  if (tooBig !== undefined) return skip(file, problems, tooBig);
  const read = file.read();
  if (!read.ok) return skip(file, problems, read.reason);
  const reason = skipReason(file.path, file.size, read.text);
  return reason === undefined ? sourceText(file.path, read.text) : skip(file, problems, reason);
}

function skip(file: WorkspaceFile, problems: Problem[], message: string): undefined {
  problems.push({ file: file.path, line: 1, message });
  return undefined;
}

/** Files of Java projects that say what a module is, by their names. */
const settingsFiles =
  /(?:^|\/)(?:pom\.xml|go\.mod|pyproject\.toml|requirements\.txt|build\.gradle(?:\.kts)?|(?:application|bootstrap)\.properties)$/;

function isDocument(path: string): boolean {
  if (/\.(ya?ml|json|jsonc|sql|prisma)$/i.test(path) || settingsFiles.test(path)) return true;
  return extractors.some(({ files }) => files?.test(path) === true);
}

function languagesOf(paths: Iterable<string>, parsers: Parsers): ReadonlySet<Language> {
  const languages = new Set<Language>();
  for (const path of paths) {
    const language = languageOf(path);
    if (language !== undefined && parsers.supports(language)) languages.add(language);
  }
  return languages;
}

/** Reads documents and promising code first, then what that code imports, as far as it leads. */
function readAll(
  factsOf: (source: SourceText) => FileFacts,
  sources: ReadonlyMap<string, SourceText>,
  facts: Map<string, FileFacts>,
  options: EngineOptions,
): boolean {
  const queue = [...sources.values()].filter((source) => source.role === 'system' && isPromising(source));
  const wanted = new Set(queue.map((source) => source.path));
  queue.sort((a, b) => Number(languageOf(a.path) !== undefined) - Number(languageOf(b.path) !== undefined));
  let imports: ReturnType<typeof importResolverOf> | undefined;
  for (let index = 0; index < queue.length; index++) {
    const source = queue[index];
    if (source === undefined || options.cancelled?.() === true) return false;
    if (index % yieldEvery === 0) options.onProgress?.({ stage: 'read', done: index, total: queue.length });
    const read = factsOf(source);
    facts.set(source.path, read);
    if (read.outline === undefined) continue;
    imports ??= importResolverOf(facts.values(), sources);
    for (const file of importedBy(imports, read)) {
      const next = wanted.has(file) ? undefined : sources.get(file);
      if (next === undefined || next.role !== 'system') continue;
      wanted.add(next.path);
      queue.push(next);
    }
  }
  return true;
}

function importedBy(imports: ImportResolver, { file, outline }: FileFacts): readonly string[] {
  if (outline === undefined) return [];
  const imported = outline.imports.map((entry) => entry.from);
  const exported = outline.exports.map((entry) => entry.from).filter((from) => from !== undefined);
  const required = outline.bindings.flatMap((binding) =>
    binding.value.kind === 'require' ? [binding.value.from] : [],
  );
  const modules = outline.imports.flatMap(({ from, name }) =>
    name === undefined ? [] : (imports.inside(file, from, name) ?? []),
  );
  const files = [...imported, ...exported, ...required].flatMap((specifier) => {
    const target = imports.resolve(file, specifier);
    return target.kind === 'file' ? [target.file] : [];
  });
  return [...files, ...modules];
}

/** Reads a file unless its content is known, and notes the keys of all that it was asked for. */
function factReader(
  host: EngineHost,
  parsers: Parsers,
  cache: FactCache,
  index: FactIndex | undefined,
  keys: Set<string>,
): (source: SourceText) => FileFacts {
  return (source) => {
    const key = `${source.path}\n${host.hash(source.text)}`;
    keys.add(key);
    const known = cache.get(key) ?? index?.get(key);
    const facts = known ?? readFacts(parsers, source, true);
    cache.set(key, facts);
    // An outline holds texts as they stand, so what may hold a secret is read again rather than kept.
    if (known === undefined && index !== undefined && redact(source.text) === source.text) index.learn(key, facts);
    return facts;
  };
}

/** A System, and all that linking looked at. */
interface Linked {
  readonly system: System;
  readonly name: string;
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly paths: ReadonlySet<string>;
  readonly problems: string;
}

/** Where only files changed that linking does not look at, what it said still holds. */
function linkAgain(before: Linked | undefined, workspace: Workspace, read: ReadWorkspace, memory: LinkMemory): Linked {
  const { facts } = read;
  const paths = new Set(read.sources.keys());
  const problems = JSON.stringify([workspace.problems, read.problems]);
  const isSame =
    before !== undefined &&
    before.name === workspace.name &&
    before.problems === problems &&
    isSameSet(before.paths, paths) &&
    before.facts.size === facts.size &&
    [...facts].every(([file, each]) => before.facts.get(file) === each);
  const system = isSame
    ? { ...before.system, statistics: statisticsOf(workspace, read) }
    : linkWorkspace(workspace, read, memory);
  return { system, name: workspace.name, facts, paths, problems };
}

function isSameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}

function statisticsOf(workspace: Workspace, read: ReadWorkspace): System['statistics'] {
  return { files: workspace.files.length, analyzed: read.facts.size, skipped: read.skipped, bytes: read.bytes };
}

function linkWorkspace(workspace: Workspace, read: ReadWorkspace, memory: LinkMemory): System {
  const fileProblems = [...read.facts.values()].flatMap((facts) => facts.problems);
  const input: LinkInput = {
    name: workspace.name,
    files: read.facts,
    evidence: (file, at, end) => {
      const source = read.sources.get(file);
      return source === undefined ? { file, line: 1, endLine: 1, text: '' } : evidenceIn(source, at, end);
    },
    problems: [...workspace.problems, ...read.problems, ...fileProblems],
    statistics: statisticsOf(workspace, read),
  };
  return link(input, memory);
}
