import type { Evidence } from '../../core/model/evidence.ts';
import type { System } from '../../core/model/system.ts';
import type { Review } from '../../core/review/review.ts';
import { touches } from '../../core/review/scope.ts';
import { wireSchema } from '../answer/wire-schema.ts';
import type { Comparison } from '../facts/change-facts.ts';
import type { FactBook } from '../facts/fact.ts';
import { factBook, type IsHidden } from '../facts/fact-book.ts';
import type { Budget } from './budget.ts';
import { buildRequest, type GroundedCall, type PlannedCall, reserve, roomForTask } from './build-request.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { type Guideline, guidelinesText } from './guidelines.ts';
import { partOfBook, rootOfBook, servicesOf } from './part-of-book.ts';
import { type Redactions, redactionsIn } from './redactions.ts';
import { systemText } from './system-text.ts';
import type { Part, Task, TaskFacts } from './task.ts';
import { tokensOf } from './tokens-of.ts';

export interface PrepareOptions {
  readonly system: System;
  readonly review: Review;
  readonly task: Task;
  readonly budget: Budget;
  /** SHA-256 as hexadecimal digits. */
  hash(text: string): string;
  readonly isHidden?: IsHidden | undefined;
  /** Only those that a person allows to be sent. */
  readonly guidelines?: readonly Guideline[] | undefined;
  /** Of a task that judges a change. */
  readonly comparison?: Comparison | undefined;
}

/** Everything that would be sent, before anything is. */
export interface Preparation {
  readonly task: Task;
  /** One call for the whole, or one for some services each; none where nothing is known. */
  readonly calls: readonly PlannedCall[];
  /** The call that looks at the whole when the services were judged one by one. */
  readonly together: PlannedCall | undefined;
  /** Files of which text is sent. */
  readonly files: readonly string[];
  /** Files of which nothing is ever sent. */
  readonly withheld: readonly string[];
  readonly redactions: Redactions;
  readonly tokens: number;
}

/** With what answers are held against; it stays in the thread that has the System. */
export interface GroundedPreparation extends Preparation {
  readonly book: FactBook;
  /** What the task is about, of which findings have to speak. */
  readonly about: readonly string[];
  readonly calls: readonly GroundedCall[];
  readonly together: GroundedCall | undefined;
}

/** Of the question about the whole: what was found in its parts is added to it. */
const shareOfFindings = 0.2;

export function prepare(options: PrepareOptions): GroundedPreparation {
  const { system, review, task, budget } = options;
  const book = factBook(system, review, options);
  const facts = taskFacts(book, task);
  const build = (part: Part, own: FactBook, kept = 0): GroundedCall =>
    buildRequest(own, {
      task,
      part,
      facts,
      hash: options.hash,
      budget: budget.inputTokens,
      kept,
      maxOutputTokens: budget.outputTokens,
    });
  const services = servicesOf(book);
  const isWhole = services.length < 2 || task.kind !== 'review' || linesFit(book, budget);
  const groups = isWhole ? [] : grouped(services, (group) => linesFit(partOfBook(book, group), budget));
  const parts = groups.map((group) => {
    const names = group.map((service) => nameOf(book, service));
    return build({ kind: 'services', names }, partOfBook(book, group));
  });
  const whole = book.facts.length === 0 ? [] : [build({ kind: 'whole' }, book)];
  const calls = isWhole ? whole : parts;
  const together = isWhole
    ? undefined
    : build({ kind: 'together' }, rootOfBook(book), budget.inputTokens * shareOfFindings);
  const all = together === undefined ? calls : [...calls, together];
  return {
    book,
    task,
    about: facts.about,
    calls,
    together,
    files: filesOf(all, book),
    withheld: book.withheld,
    redactions: redactionsIn(all.flatMap(({ request }) => request.messages.slice(1).map(({ content }) => content))),
    tokens: all.reduce((sum, call) => sum + tokensOf(call.sizes), 0),
  };
}

/** What may leave the thread: a large System has facts of megabytes, and who asks needs none of them. */
export function withoutGround(preparation: GroundedPreparation): Preparation {
  const bare = ({ shown: _, ...call }: GroundedCall): PlannedCall => call;
  const { book: _, about: __, calls, together, ...rest } = preparation;
  return { ...rest, calls: calls.map(bare), together: together && bare(together) };
}

/** A workspace is judged whole as long as every fact has its line, even if not all code fits. */
function linesFit({ facts, edges, results, guidelines }: FactBook, { inputTokens }: Budget): boolean {
  const lines = [...facts, ...edges, ...results].map(({ line }) => `E999 ${line}  `).join('\n');
  const others = [systemText(), JSON.stringify(wireSchema()), guidelinesText(guidelines)];
  const tokens = others.reduce((sum, text) => sum + estimateTokens(text), estimateTokens(lines));
  return tokens + roomForTask < inputTokens * reserve;
}

/** As many services in one question as fit, in their order: each question repeats the instructions. */
function grouped(
  services: readonly string[],
  fits: (group: readonly string[]) => boolean,
): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const service of services) {
    const last = groups.at(-1);
    if (last !== undefined && fits([...last, service])) last.push(service);
    else groups.push([service]);
  }
  return groups;
}

function taskFacts(book: FactBook, task: Task): TaskFacts {
  if (task.kind === 'explain') {
    const result = book.results.find(({ finding }) => finding.fingerprint === task.fingerprint);
    return { about: result?.factIds ?? [], result: result?.id };
  }
  if (task.kind === 'change') return { about: book.change?.about ?? [], result: undefined };
  if (task.kind !== 'selection') return { about: [], result: undefined };
  const stands = ({ evidence }: { readonly evidence: readonly Evidence[] }): boolean =>
    evidence.length > 0 && touches(task.scope, evidence);
  return { about: book.facts.filter(stands).map(({ id }) => id), result: undefined };
}

function nameOf(book: FactBook, service: string): string {
  const line = book.facts.find(({ element }) => element === service)?.line.split(' · ')[0] ?? service;
  return line.split(' ').at(-1) ?? line;
}

/** Names of files stand in lines, and their text in quotes: both count as sent. */
function filesOf(calls: readonly GroundedCall[], { guidelines }: FactBook): readonly string[] {
  const facts = calls.flatMap((call) => call.shown.facts);
  const quoted = facts.flatMap(({ evidence: [first] }) => (first === undefined ? [] : [first.file]));
  const named = calls
    .flatMap((call) => call.shown.results)
    .flatMap(({ finding, line }) => finding.evidence.map(({ file }) => file).filter((file) => line.includes(file)));
  return [...new Set([...quoted, ...named, ...guidelines.map(({ file }) => file)])].sort();
}
