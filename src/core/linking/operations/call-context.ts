import type { CallOutline } from '../../syntax/outline.ts';
import { isInside } from '../guards/guard-by-body.ts';
import { oncePerOutline } from '../once-per-outline.ts';
import type { Scope } from '../scope.ts';
import { buildsQuery } from './builds-query.ts';
import { isPage } from './is-page.ts';

export interface Surroundings {
  readonly inLoop: boolean;
  readonly inTransaction: boolean;
  /** The loop around the call tries the same thing again until it works. */
  readonly retried: boolean;
  /** Runs only while a field of the instance is missing, and fills it. */
  readonly once?: true | undefined;
  /** Stands in one arm of a choice that has others. */
  readonly inArm?: true | undefined;
  /** Runs only where something says yes that says no as it stands in the code: a switch of whoever deploys it. */
  readonly disabled?: true | undefined;
  /** Begun on its own, after what called it has gone on. */
  readonly detached?: true | undefined;
  /** Runs only where this parameter of the operation is given something true. */
  readonly asked?: string | undefined;
  /** Stands in an arm of an `if` or `switch` of the operation. */
  readonly atTimes?: true | undefined;
}

const looping = new Set([
  'map',
  'forEach',
  'forEachOrdered',
  'flatMap',
  'filter',
  'reduce',
  'some',
  'every',
  'find',
  'each',
  'eachSeries',
  'eachLimit',
  'mapSeries',
  'mapLimit',
  'ForEach',
  'ForEachAsync',
  'Select',
  'pMap',
  'pEach',
  'times',
  'array_map',
  'array_walk',
  'array_filter',
]);
/** Methods of Ruby's collections that run their block for each item; elsewhere the names mean other things. */
const rubyLooping = new Set(
  [
    'each_with_index each_with_object each_slice each_value each_key each_pair find_each find_in_batches in_batches',
    'filter_map flat_map collect reject sum sort_by group_by index_by partition any? all? none? select upto downto',
    'step loop',
  ].flatMap((line) => line.split(' ')),
);

/** The same of Kotlin, beside what other languages have as well. */
const kotlinLooping = new Set(
  'associate associateWith associateBy mapNotNull mapIndexed mapTo forEachIndexed onEach filterNot flatMapTo sumOf'.split(
    ' ',
  ),
);

const transacting = new Set([
  'atomic',
  'begin',
  'begin_nested',
  'transaction',
  'Transaction',
  'RunInTx',
  'WithTx',
  'WithTransaction',
  'InTx',
  '$transaction',
  'withTransaction',
  'inTransaction',
  'in_transaction',
  'newSuspendedTransaction',
  'suspendTransaction',
  'TransactionScope',
  'BeginTransaction',
  'BeginTransactionAsync',
  'BeginFunc',
  'BeginTxFunc',
  'ExecuteTx',
  'ExecuteInTx',
  'RunInTransaction',
  'DoTx',
  'runInTransaction',
  'transacting',
  'transactional',
  'with_lock',
  'with_transaction',
]);

/** Whether what a call of this name is given runs while a transaction is open. */
export function transacts(name: string): boolean {
  return transacting.has(name);
}

/** Take a function and run it when what calls them is done. */
const later = new Set(['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask']);

/** Whether a call repeats or runs while a transaction is open, seen from the function that holds it outward to `root`. */
export function surroundingsOf(scope: Scope, call: CallOutline, root: number): Surroundings {
  const retried = isRetried(scope, call);
  let inLoop = call.loop === true && !retried && !buildsQuery(scope, call);
  let once = call.filling;
  let detached = false;
  let atTimes = call.branch !== undefined || call.short === true;
  let inTransaction = isBracketed(scope, call) || isListed(scope, call) || isTransactional(scope, root);
  for (let fn = call.fn; fn !== root && fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    const receiver = scope.outline.functions[fn]?.argumentOf;
    const around = receiver === undefined ? undefined : scope.outline.calls[receiver];
    if (around === undefined) continue;
    once ||= around.filling;
    detached ||= later.has(around.name);
    atTimes ||= around.branch !== undefined;
    inLoop ||= around.loop === true || (isRepeating(scope, around.name) && isOverItems(scope, around));
    inTransaction ||= transacting.has(around.name) || isBegun(scope, around) || isBracketed(scope, around);
  }
  inTransaction ||= isHeld(scope, call);
  const [askedOf] = call.asked?.split(' ') ?? [];
  const asked = scope.outline.functions[root]?.parameters.some(({ name }) => name === askedOf) && call.asked;
  return {
    inLoop,
    inTransaction,
    retried,
    once,
    // A negative one says that another arm runs where this one does not.
    inArm: call.branch !== undefined && call.branch < 0 ? true : undefined,
    detached: detached || undefined,
    asked: asked || undefined,
    atTimes: atTimes || undefined,
  };
}

/** `db.transaction().execute(async (trx) => …)` */
function isBegun(scope: Scope, { name, on }: CallOutline): boolean {
  const before = name === 'execute' && on?.kind === 'call' ? scope.outline.calls[on.call] : undefined;
  return before !== undefined && transacting.has(before.name);
}

function isRepeating(scope: Scope, name: string): boolean {
  const { language } = scope.outline;
  if (language === 'ruby' && rubyLooping.has(name)) return true;
  return looping.has(name) || (language === 'kotlin' && kotlinLooping.has(name));
}

/** `@Transactional` on the method or its class, `@transaction.atomic` on a function of Django. */
function isTransactional(scope: Scope, fn: number): boolean {
  const outline = scope.outline.functions[fn];
  const cls = outline?.cls === undefined ? undefined : scope.outline.classes[outline.cls];
  return [...(outline?.decorators ?? []), ...(cls?.decorators ?? [])].some(({ name }) =>
    decorating.has(name.split('.').at(-1) ?? ''),
  );
}

const decorating: ReadonlySet<string> = new Set(['Transactional', 'atomic', 'transactional']);

/** A lambda of C# that only chooses what is read runs in the database; one that waits runs for each item. */
function isWaiting(scope: Scope, call: CallOutline): boolean {
  return call.args.some((value) => value.kind === 'function' && scope.outline.functions[value.fn]?.async === true);
}

/** Java's streams share the names of their steps with what holds one value or none: `orders.findById(id).map(…)`. */
function isOverItems(scope: Scope, call: CallOutline): boolean {
  if (scope.outline.language === 'ruby' && isCounted(call)) return false;
  if (call.name === 'Select') return scope.outline.language === 'csharp' && isWaiting(scope, call);
  if (scope.outline.language !== 'java' || call.name.startsWith('forEach')) return true;
  if (call.name === 'map' && isPage(scope, call)) return true;
  let on = call.on;
  while (on?.kind === 'call') {
    const link = scope.outline.calls[on.call];
    if (link === undefined || streaming.has(link.name)) return link !== undefined;
    on = link.on;
  }
  return false;
}

/** `10.times { … }` and `loop { … break }` go through no list: they try again, as whoever draws a code that is free. */
function isCounted({ name, on, args: [first] }: CallOutline): boolean {
  if (name === 'loop') return on === undefined;
  if (name === 'times') return on?.kind === 'literal';
  return name === 'upto' && on?.kind === 'literal' && first?.kind === 'literal';
}

const streaming = new Set([
  'stream',
  'parallelStream',
  'range',
  'rangeClosed',
  'iterate',
  'fromIterable',
  'fromStream',
]);

/** `with transaction.atomic():` around the call. */
function isHeld(scope: Scope, call: CallOutline): boolean {
  for (let held = call.held; held !== undefined; held = scope.outline.calls[held]?.held)
    if (transacting.has(scope.outline.calls[held]?.name ?? '')) return true;
  return false;
}

/** A loop that counts attempts, with the call inside of a `try`. */
function isRetried(scope: Scope, call: CallOutline): boolean {
  if (call.loop !== true || call.try !== true) return false;
  return scope.outline.bindings.some(
    (binding) =>
      binding.fn === call.fn &&
      binding.at < call.at &&
      /^(attempts?|tries|tr(y|ied)|retr(y|ies))|attempt/i.test(binding.name),
  );
}

export function isLooping(name: string): boolean {
  return looping.has(name);
}

/** Between `BEGIN` and `COMMIT`, or between opening a transaction object and committing it, in one function. */
function isBracketed(scope: Scope, call: CallOutline): boolean {
  const { opening, closing } = transactionsIn(scope.outline);
  return (
    opening.some(({ fn, at }) => fn === call.fn && at < call.at) &&
    closing.some(({ fn, at }) => fn === call.fn && at > call.at)
  );
}

/** Calls that begin or end transactions are few: most files have none. */
const transactionsIn = oncePerOutline(({ calls }) => ({
  opening: calls.filter(opens),
  closing: calls.filter(closes),
  listing: calls.filter(({ name, args }) => transacting.has(name) && args[0]?.kind === 'list'),
}));

const beginning = new Set([
  'begin',
  'startTransaction',
  'beginTransaction',
  'Begin',
  'BeginTx',
  'Beginx',
  'BeginTxx',
  'MustBegin',
  'BeginTransaction',
  'BeginTransactionAsync',
]);

function opens(call: CallOutline): boolean {
  if (beginning.has(call.name)) return true;
  if (call.name === 'transaction')
    return !call.args.some((argument) => argument.kind === 'function') && call.on !== undefined;
  return says(call, /^\s*(begin|start transaction)\b/i);
}

function closes(call: CallOutline): boolean {
  return /^(?:commit|Commit)(?:Transaction)?(?:Async)?$/.test(call.name) || says(call, /^\s*commit\b/i);
}

function says(call: CallOutline, statement: RegExp): boolean {
  const [first] = call.args;
  return call.name === 'query' && first?.kind === 'text' && statement.test(first.text);
}

/** `$transaction([a(), b()])`: the calls in the list run inside. */
function isListed(scope: Scope, call: CallOutline): boolean {
  return transactionsIn(scope.outline).listing.some(
    (other) => other.at < call.start && call.end <= other.end && isInside(scope, call.fn, other.fn),
  );
}
