import type { System, SystemPart } from '../model/system.ts';
import type { SystemIndex } from '../model/system-index.ts';

/**
 * What was looked at so far; what several rules asked together counts for each of them, whenever it looks further. There
 * are thousands, and most looked at little: a set or a map that holds nothing takes as much as a dozen lists.
 */
export class Watch {
  parts: readonly (keyof System)[] = [];
  private sharedOnes: Set<Watch> | undefined;
  private elsewhereOnes: Set<object> | undefined;
  private askedOnes: Map<Question, readonly unknown[]> | undefined;
  private lookUpOnes: Map<Method, Map<unknown, unknown>> | undefined;

  get shared(): ReadonlySet<Watch> {
    return this.sharedOnes ?? none;
  }

  /** Districts besides the one that was asked, and what else the answer of a district was read from. */
  get elsewhere(): ReadonlySet<object> {
    return this.elsewhereOnes ?? none;
  }

  /** What all districts were asked, and what they answered. */
  get asked(): ReadonlyMap<Question, readonly unknown[]> {
    return this.askedOnes ?? nothing;
  }

  /** What was asked about single things of the whole, and what was answered. */
  get lookUps(): ReadonlyMap<Method, Map<unknown, unknown>> {
    return this.lookUpOnes ?? nothing;
  }

  notePart(part: keyof System): void {
    // Of exactly its length: a list that grew holds room for sixteen more.
    if (!this.parts.includes(part)) this.parts = this.parts.concat(part);
  }

  noteShared(watch: Watch): void {
    this.sharedOnes ??= new Set();
    this.sharedOnes.add(watch);
  }

  noteElsewhere(place: object): void {
    this.elsewhereOnes ??= new Set();
    this.elsewhereOnes.add(place);
  }

  noteAsked(question: Question, answers: readonly unknown[]): void {
    this.askedOnes ??= new Map();
    this.askedOnes.set(question, answers);
  }

  /** Notes a question about one thing, and no more than that: what is said of others may change. */
  noteLookUp(method: Method, subject: unknown, answer: unknown): void {
    const parts = partsBehind[method];
    if (parts.every((part) => this.parts.includes(part))) return;
    this.lookUpOnes ??= new Map();
    const known = this.lookUpOnes.get(method) ?? new Map<unknown, unknown>();
    if (known.size === 0) this.lookUpOnes.set(method, known);
    known.set(subject, answer);
    if (known.size <= mostLookUps) return;
    this.lookUpOnes.delete(method);
    for (const part of parts) this.notePart(part);
  }
}

const none = new Set<never>();
const nothing = new Map<never, never>();

export type Question = (index: SystemIndex) => unknown;

export type Method = Exclude<keyof SystemIndex, 'system' | 'once' | 'ofDistricts'>;

/** The lists that the answers of an index are made from. */
export const partsBehind: Readonly<Record<Method, readonly SystemPart[]>> = {
  component: ['components'],
  table: ['tables'],
  tablesNamed: ['tables'],
  endpoint: ['endpoints'],
  operation: ['operations'],
  reachedBy: ['operations', 'operationCalls'],
  reachedFrom: ['operations', 'operationCalls'],
  endpointsOf: ['endpoints', 'operations', 'operationCalls'],
  accessesOf: ['accesses'],
  accessesOfTable: ['accesses'],
  callsOf: ['calls'],
  outgoingOf: ['operationCalls'],
  publicationsOf: ['channels'],
  endpointsOfService: ['endpoints'],
  writersOf: ['accesses', 'operations'],
  readersOf: ['accesses', 'operations'],
};

/** Whoever asks about more things than this by one method has looked at the lists. */
const mostLookUps = 400;
