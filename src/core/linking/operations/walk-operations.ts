import type { Evidence } from '../../model/evidence.ts';
import type { Alternative, Operation, OperationCall } from '../../model/operation.ts';
import { settledList } from '../../model/settled-list.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { recordMethods } from '../active-record/record-methods.ts';
import type { Basis } from '../basis.ts';
import { calleesOf } from '../call-sites.ts';
import { mediatedHandlers } from '../csharp/mediated-handlers.ts';
import type { AccessFact } from '../data/access-fact.ts';
import { extendedMethods } from '../data/extended-clients.ts';
import { noteExistence } from '../data/note-existence.ts';
import { objectMethods } from '../data/object-methods.ts';
import type { Definition } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import { hookedFunctions } from '../hooks/hooked-functions.ts';
import { iterationsOf } from '../http/iterations.ts';
import type { AskedCatalog, CatalogQuestion } from '../islands/asked-catalog.ts';
import { type SettledFacts, settledFacts } from '../islands/settled-facts.ts';
import { takesMessages } from '../messaging/takes-messages.ts';
import { commandHandlers } from '../nest/command-handlers.ts';
import { eventListeners } from '../nest/event-listeners.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { noteInputs } from '../security/note-inputs.ts';
import { quoteOf } from '../traced-names.ts';
import { isLooping, type Surroundings, surroundingsOf } from './call-context.ts';
import { callReaders, callWatchers } from './call-readers.ts';
import type { CallSpot } from './call-spot.ts';
import { calledArgument } from './called-argument.ts';
import { type Given, givenTo } from './given-to.ts';
import { handedRunAround } from './handed-function.ts';
import type { FunctionPlace } from './handler-of.ts';
import { loopAround } from './loop-around.ts';
import type { OperationBook } from './operation-book.ts';
import { noFacts, type OperationFacts } from './operation-facts.ts';
import { operationReaders } from './operation-readers.ts';
import { isSwitchedOff } from './switched-off.ts';
import { askedOf, variantOf } from './variant-of.ts';
import { waitsEachRound } from './waits-each-round.ts';
import { wrappedFunctions } from './wrapped-functions.ts';

export interface WalkInput {
  readonly resolver: Resolver;
  readonly book: OperationBook;
  readonly schema: AskedCatalog;
  evidence(file: string, at: number, end: number): Evidence;
}

/** What was found out by walking one operation, and from what. */
export interface Walk {
  readonly operation: Operation;
  /** Functions of its file that answer something by themselves. */
  readonly handlers: string;
  /** Hold on to nothing of what they were read from. */
  readonly facts: SettledFacts;
  /** What each of the calls leads to. */
  readonly targets: readonly FunctionPlace[];
  readonly asked: readonly CatalogQuestion[];
}

/** By the place of the operation; without a basis where it was known before. */
export type Walks = ReadonlyMap<string, { readonly walk: Walk; readonly basis: Basis | undefined }>;

/** A workspace whose handlers reach more functions than this is read as far as that. */
const maxOperations = 20_000;

/**
 * Walks every operation that the book knows, and those that they call in turn. `earlier` gives a walk that was made before
 * and still holds.
 */
export function walkOperations(
  input: WalkInput,
  earlier: (place: string) => Walk | undefined = () => undefined,
): { readonly facts: OperationFacts; readonly walks: Walks } {
  const facts = noFacts();
  const walks = new Map<string, { readonly walk: Walk; readonly basis: Basis | undefined }>();
  for (const { operation, place } of input.book.entries()) {
    if (input.book.size() > maxOperations) break;
    const key = `${place.file}#${place.fn}`;
    const known = earlier(key);
    const isKnown = known !== undefined && holds(input, known, operation, place);
    const made = isKnown ? { walk: known, basis: undefined } : walkOperation(input, operation, place);
    walks.set(key, made);
    const { walk } = made;
    addFacts(facts, walk, isKnown ? callsAgain(input, walk, operation) : walk.facts.calls);
  }
  return { facts, walks };
}

/** What it stands on holds; but what is asked of others may have another answer by now, and is asked as in a walk. */
function holds({ book, schema }: WalkInput, walk: Walk, operation: Operation, place: FunctionPlace): boolean {
  const { id, service, name, role } = walk.operation;
  return (
    id === operation.id &&
    service === operation.service &&
    name === operation.name &&
    role === operation.role &&
    walk.handlers === book.handlersIn(place.file) &&
    schema.answersAlike(walk.asked)
  );
}

/** Functions become operations in the order in which they are called, whether that was found out now or before. */
function callsAgain({ book }: WalkInput, { facts, targets }: Walk, { service }: Operation): readonly OperationCall[] {
  return facts.calls.map((call, at) => {
    const target = targets[at];
    const to = target === undefined ? call.to : book.operationAt(target, service).id;
    return to === call.to ? call : { ...call, to };
  });
}

function addFacts(all: OperationFacts, { facts }: Walk, calls: readonly OperationCall[]): void {
  for (const call of calls) all.calls.push(call);
  for (const access of facts.accesses) all.accesses.push(access);
  for (const request of facts.outbound) all.outbound.push(request);
  for (const message of facts.messages) all.messages.push(message);
  for (const use of facts.caches) all.caches.push(use);
  for (const reply of facts.replies) all.replies.push(reply);
  for (const effect of facts.effects) all.effects.push(effect);
}

function walkOperation(
  input: WalkInput,
  operation: Operation,
  place: FunctionPlace,
): { readonly walk: Walk; readonly basis: Basis } {
  const { trace } = input.resolver.scopes;
  const own = trace.named(quoteOf + place.file);
  const evidence: WalkInput['evidence'] = (file, at, end) => {
    trace.stand(file === place.file ? own : trace.named(quoteOf + file));
    return input.evidence(file, at, end);
  };
  const found = noFacts();
  const targets: FunctionPlace[] = [];
  const handlers = input.book.handlersIn(place.file);
  trace.begin();
  input.schema.begin();
  readOperation({ ...input, evidence }, operation, place, found, targets);
  const facts = settledFacts(found);
  const asked = input.schema.end();
  const { basis } = trace.end();
  return { walk: { operation, handlers, facts, targets: settledList(targets), asked }, basis };
}

function readOperation(
  input: WalkInput,
  operation: Operation,
  place: FunctionPlace,
  facts: OperationFacts,
  targets: FunctionPlace[],
): void {
  const scope = input.resolver.scopes.get(place.file);
  if (scope === undefined) return;
  const known: boolean[] = [];
  const belongs = (fn: number): boolean => {
    known[fn] ??= belongsTo(input.book, scope, fn, place.fn);
    return known[fn];
  };
  const visit = {
    resolver: input.resolver,
    scope,
    operation,
    place,
    schema: input.schema,
    isEntrance: input.book.isHandler(place),
    belongs,
    evidence: (at: number, end: number) => input.evidence(place.file, at, end),
  };
  for (const read of operationReaders) read(visit, facts);
  const watchers = callWatchers(scope.outline.language);
  const readers = callReaders(scope.outline.language);
  for (const index of scope.callsWithin(place.fn)) {
    const call = scope.outline.calls[index];
    if (call === undefined || !belongs(call.fn)) continue;
    const spot = spotOf(input, operation, scope, index, call, place.fn);
    const before = { accesses: facts.accesses.length, outbound: facts.outbound.length };
    for (const watch of watchers) watch(spot, facts);
    const explained = readers.some((read) => read(spot, facts));
    noteExistence(spot, facts, before.accesses);
    noteInputs(spot, facts, before);
    const called = explained ? [] : calledFunctions(input, scope, spot, place);
    for (const target of [...called, ...hooksRun(spot, facts.accesses.slice(before.accesses), called)]) {
      targets.push({ file: target.file, fn: target.fn });
      facts.calls.push({
        from: operation.id,
        to: input.book.operationAt(target, operation.service).id,
        inLoop: spot.inLoop || target.looped,
        ...(spot.loop && { loop: spot.loop }),
        inTransaction: spot.inTransaction,
        ...(spot.once && { once: spot.once }),
        ...(spot.asked && { asked: spot.asked }),
        ...((spot.atTimes || target.atTimes) && { atTimes: true }),
        ...(target.given ?? givenTo(input.resolver, scope, call, place.fn, target)),
        alternative: alternativeAround(scope, call.fn, place.fn),
        evidence: spot.evidence(),
      });
    }
  }
}

/** Spots are looked at millions of times: all of them have the same fields in the same order. */
function spotOf(
  input: WalkInput,
  operation: Operation,
  scope: Scope,
  index: number,
  call: CallOutline,
  root: number,
): CallSpot {
  const { inLoop, loop, inTransaction, retried, once, inArm, disabled, detached, asked, atTimes } = surroundings(
    input,
    scope,
    call,
    root,
  );
  return {
    resolver: input.resolver,
    schema: input.schema,
    operation,
    context: { file: scope.file, fn: call.fn },
    index,
    call,
    root,
    inLoop,
    loop,
    inTransaction,
    retried,
    once,
    inArm,
    disabled,
    detached,
    asked,
    atTimes,
    evidence: () => input.evidence(scope.file, call.start, call.end),
    quote: input.evidence,
  };
}

/** A loop over a list that the code spells out runs a fixed number of times, one that takes messages once for each. */
function surroundings(
  { resolver, evidence }: WalkInput,
  scope: Scope,
  call: CallOutline,
  root: number,
): Surroundings & Pick<CallSpot, 'loop'> {
  const off = isSwitchedOff(resolver, scope, call);
  const here = surroundingsOf(scope, call, root);
  const handed = handedRunAround(resolver, scope, call, root);
  const around = {
    ...here,
    inLoop: here.inLoop || handed.inLoop,
    inTransaction: here.inTransaction || handed.inTransaction,
    ...(off && { disabled: true as const }),
  };
  if (!around.inLoop) return around;
  const context = { file: scope.file, fn: call.fn };
  const fixed =
    iterationsOf(resolver, context, call) !== undefined ||
    takesMessages(resolver, scope.file, root) ||
    (call.fn === root && waitsEachRound(scope, call));
  if (fixed) return { ...around, inLoop: false };
  const placeOf = (at: number): string => `${scope.file}:${evidence(scope.file, at, at).line}`;
  return { ...around, loop: loopAround(scope, call, root, placeOf) };
}

function alternativeAround(scope: Scope, fn: number, root: number): Alternative | undefined {
  for (let current = fn; current !== root && current > 0; current = scope.outline.functions[current]?.parent ?? 0) {
    const way = scope.alternatives.get(current);
    if (way !== undefined) return { ...way, of: `${scope.file} ${way.of}` };
  }
  return undefined;
}

/** Closures belong to the function that holds them, unless they answer a route of their own. */
function belongsTo(book: OperationBook, scope: Scope, fn: number, root: number): boolean {
  for (let current = fn; current > 0; current = scope.outline.functions[current]?.parent ?? 0) {
    if (current === root) return true;
    if (book.isHandler({ file: scope.file, fn: current })) return false;
  }
  return false;
}

interface Target extends FunctionPlace {
  readonly looped: boolean;
  readonly atTimes?: true | undefined;
  /** What is known of its parameters, where the arguments of the call are none of its. */
  readonly given?: Given;
}

/** What the model of a written row runs besides, unless the call runs it anyway. */
function hooksRun(spot: CallSpot, accesses: readonly AccessFact[], called: readonly Target[]): readonly Target[] {
  if (accesses.length === 0) return [];
  return hookedFunctions(spot, accesses).flatMap(({ place, atTimes, off }) => {
    const isCalled = called.some(({ file, fn }) => file === place.file && fn === place.fn);
    return isCalled ? [] : [{ ...place, looped: false, atTimes, given: off === undefined ? {} : { off } }];
  });
}

function calledFunctions(input: WalkInput, scope: Scope, spot: CallSpot, place: FunctionPlace): readonly Target[] {
  const { resolver } = input;
  const callees = calledArgument(input, scope, spot, place) ?? calleesOf(resolver, place.file, spot.index);
  const mediated = [
    ...mediatedHandlers(resolver, spot.context, spot.call),
    ...commandHandlers(resolver, spot.context, spot.call),
    ...eventListeners(resolver, spot.context, spot.call),
  ];
  const isKnown = callees.some(({ kind }) => kind === 'function');
  const ofRecords = isKnown ? [] : methodsOfRows(scope, spot);
  const found = [...callees, ...wrappedFunctions(resolver, callees), ...mediated, ...ofRecords];
  const asked = scope.outline.language === 'python' ? askedOf(scope.outline, place.fn) : {};
  const own = targetsIn(found, scope, place, false).map((target) => ({
    ...target,
    ...variantOf(resolver, target, asked),
  }));
  if (callees.some((callee) => callee.kind === 'function')) return own;
  const passed = spot.call.args.flatMap((argument) =>
    argument.kind === 'name' || argument.kind === 'member'
      ? targetsIn(resolver.value(spot.context, argument), scope, place, isLooping(spot.call.name))
      : [],
  );
  return [...own, ...passed];
}

function methodsOfRows({ outline: { language } }: Scope, spot: CallSpot): readonly Definition[] {
  if (language === 'ruby') return recordMethods(spot.resolver, spot.context, spot.call);
  if (language === 'typescript' || language === 'javascript') return extendedMethods(spot);
  return language === 'python' ? objectMethods(spot) : [];
}

function targetsIn(
  definitions: readonly Definition[],
  scope: Scope,
  place: FunctionPlace,
  looped: boolean,
): readonly Target[] {
  return definitions.flatMap((definition) => {
    if (definition.kind !== 'function') return [];
    const nested = definition.file === place.file && isInside(scope, definition.fn, place.fn);
    return nested ? [] : [{ file: definition.file, fn: definition.fn, looped }];
  });
}
