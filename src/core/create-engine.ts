import { type Config, defaultConfig } from './config/config.ts';
import { profileOf, taught, weighed } from './config/obey-config.ts';
import { openConfig } from './config/open-config.ts';
import type { Engine, EngineHost, EngineOptions, Workspace } from './engine.ts';
import type { FileFacts } from './extractors/extractor.ts';
import { linkWorkspace, statisticsOf } from './link-workspace.ts';
import { createLinkMemory, type LinkMemory } from './linking/islands/link-memory.ts';
import { FixedMap } from './model/fixed-map.ts';
import { emptySystem, type System } from './model/system.ts';
import { withKnown } from './model/with-known.ts';
import { createReader, type ReadWorkspace } from './read-workspace.ts';
import { printDdl } from './report/ddl/print-ddl.ts';
import { buildReview } from './review/build-review.ts';
import type { Review, ReviewScope } from './review/review.ts';
import { createReviewMemory, noMemory, type ReviewMemory } from './review/review-memory.ts';
import { rules } from './rules/registry.ts';
import { createRuleMemory, type RuleMemory } from './rules/rule-memory.ts';
import { runRules } from './rules/run-rules.ts';
import { createParsers } from './syntax/parsers.ts';

export async function createEngine(host: EngineHost): Promise<Engine> {
  const parsers = await createParsers(host.wasm);
  const cache = new Map<string, FileFacts>();
  const reader = createReader(host, parsers, cache);
  const memory = createLinkMemory(host.tidy);
  const forget = forgetter(cache);
  const said = createReviewMemory();
  const tidy = host.tidy ?? (() => {});
  const kept: Kept = { ask: createRuleMemory(), said, ddl: rememberingDdl(), tidy };
  let state: State = { linked: undefined, system: emptySystem, config: defaultConfig, file: '', read: undefined };
  const stateOf = async (whole: Workspace, options: EngineOptions, memory: LinkMemory): Promise<State | undefined> => {
    const { config, file, workspace } = openConfig(whole);
    const read = await reader(workspace, state.read, options);
    if (read === undefined) return undefined;
    options.onProgress?.({ stage: 'link', done: 0, total: 1 });
    const linked = linkAgain(state.linked, workspace, read, () =>
      linkWorkspace(workspace, read, memory, host, options.answers),
    );
    read.sources.forEach((source) => {
      source.rest();
    });
    tidy();
    return { linked, system: withKnown(state.system, taught(linked.system, config)), config, file, read };
  };
  return {
    open: async (whole, options = {}) => {
      const next = await stateOf(whole, options, memory);
      if (next?.read === undefined) return 'cancelled';
      state = next;
      // What no file says any more is forgotten, or a window that is open for days keeps every keystroke.
      const { keys } = next.read;
      forget(keys);
      options.index?.settle(keys.values());
      return 'done';
    },
    system: () => state.system,
    assumptions: () => state.config.assumptions,
    guidelines: () => ({ file: state.file, sentences: state.config.guidelines }),
    review: (scope, before) => {
      const review = reviewOf(state, scope, kept, before);
      said.settle();
      return review;
    },
    rest: memory.rest,
    aside: async (whole) => {
      const other = (await stateOf(whole, {}, memory.copy())) ?? state;
      return {
        system: other.system,
        review: reviewOf(
          other,
          { kind: 'workspace' },
          { ...kept, ask: createRuleMemory(), said: noMemory, ddl: rememberingDdl() },
        ),
      };
    },
  };
}

/** So many contents that no file has any more are still known: a change is often taken back. */
const mostSpared = 16;

/** Forgets the facts that nobody uses, those that were used last at last. */
function forgetter(cache: Map<string, FileFacts>): (used: FixedMap<string>) => void {
  const spared = new Set<string>();
  let last: FixedMap<string> | undefined;
  const lookThrough = (used: ReadonlySet<string>): void => {
    for (const key of cache.keys())
      if (used.has(key)) spared.delete(key);
      else spared.add(key);
  };
  return (used) => {
    const changes = last && used.changesSince(last);
    last = used;
    for (const { was, is } of changes ?? []) {
      spared.add(was);
      spared.delete(is);
    }
    // Files came or went, or another state was read beside this one.
    const isSure = changes !== undefined && cache.size === used.size + spared.size;
    if (!isSure) lookThrough(new Set(used.values()));
    for (const key of spared) {
      if (spared.size <= mostSpared) break;
      spared.delete(key);
      cache.delete(key);
    }
  };
}

interface State {
  readonly linked: Linked | undefined;
  readonly system: System;
  readonly config: Config;
  /** Where the configuration stands; empty where there is none. */
  readonly file: string;
  readonly read: ReadWorkspace | undefined;
}

/** What is kept from one review to the next. */
interface Kept {
  readonly ask: RuleMemory;
  readonly said: ReviewMemory;
  readonly ddl: (system: System) => string;
  /** Rules and drawings leave as much behind as linking does. */
  readonly tidy: () => void;
}

/** Written anew only where something in it has changed. */
function rememberingDdl(): (system: System) => string {
  let known: (Pick<System, 'tables' | 'components'> & { readonly ddl: string }) | undefined;
  return ({ tables, components }) => {
    if (known?.tables !== tables || known.components !== components)
      known = { tables, components, ddl: printDdl(tables, components) };
    return known.ddl;
  };
}

function reviewOf(
  { system, config }: State,
  scope: ReviewScope,
  { ask, said, ddl, tidy }: Kept,
  before?: System,
): Review {
  const findings = weighed(runRules(system, rules, { profile: profileOf(config), before }, ask), config);
  tidy();
  const review = buildReview(system, findings, scope, ddl(system), said);
  tidy();
  return review;
}

/** A System, and all that linking looked at. */
interface Linked {
  readonly system: System;
  readonly name: string;
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly paths: ReadonlyMap<string, unknown>;
  readonly problems: string;
}

/** Where only files changed that linking does not look at, what it said still holds. */
function linkAgain(before: Linked | undefined, workspace: Workspace, read: ReadWorkspace, anew: () => System): Linked {
  const { facts } = read;
  const paths = read.sources;
  const problems = JSON.stringify([workspace.problems, read.problems]);
  const isKnown =
    before !== undefined &&
    before.name === workspace.name &&
    before.problems === problems &&
    isSame(before.facts, facts, (one, other) => one === other) &&
    isSame(before.paths, paths, () => true);
  const system = isKnown ? { ...before.system, statistics: statisticsOf(workspace, read) } : anew();
  return { system, name: workspace.name, facts, paths, problems };
}

/** The same keys, whatever their order, with values that are alike. */
function isSame<T>(
  one: ReadonlyMap<string, T>,
  other: ReadonlyMap<string, T>,
  isAlike: (one: T | undefined, other: T) => boolean,
): boolean {
  if (one.size !== other.size) return false;
  if (other instanceof FixedMap && other.hasKeysOf(one))
    return other.changesSince(one)?.every(({ was, is }) => isAlike(was, is)) === true;
  for (const [key, value] of other) if (!one.has(key) || !isAlike(one.get(key), value)) return false;
  return true;
}
