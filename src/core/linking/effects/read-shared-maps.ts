import type { Evidence } from '../../model/evidence.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OperationVisit } from '../operations/operation-visit.ts';
import { addEffect } from './add-effect.ts';

/**
 * Writes into collections behind a lock that all requests of a process share: `state.carts.write().await.insert(id, cart)`
 * of a field `carts: Arc<RwLock<HashMap<Uuid, Cart>>>`.
 */
export function readSharedMaps(visit: OperationVisit, facts: OperationFacts): void {
  const { scope, operation } = visit;
  if (scope.outline.language !== 'rust') return;
  const writes = new Map<string, { readonly of: string; readonly evidence: Evidence[] }>();
  for (const { name, on, fn, start, end } of scope.outline.calls) {
    if (!growing.has(name) || on?.kind !== 'call' || !visit.belongs(fn)) continue;
    const root = rootOf(visit, on);
    const field = root === undefined ? undefined : sharedField(visit, fn, root);
    if (field === undefined) continue;
    const known = writes.get(field.name) ?? { of: field.of, evidence: [] };
    writes.set(field.name, known);
    if (known.evidence.length < maxEvidence) known.evidence.push(visit.evidence(start, end));
  }
  for (const [field, { of, evidence }] of writes)
    addEffect(facts, operation, 'module-state-write', field, { detail: 'map', settings: { of } }, ...evidence);
}

const maxEvidence = 3;
const growing: ReadonlySet<string> = new Set(['insert', 'push', 'push_back', 'extend', 'or_default', 'or_insert']);
/** What lies between a collection and the value that opens its lock. */
const opening: ReadonlySet<string> = new Set(
  'lock write unwrap await entry or_default or_insert_with get_mut'.split(' '),
);

/** `state.carts` of what is called on it, through the lock. */
function rootOf({ scope }: OperationVisit, from: Value): string | undefined {
  let value: Value | undefined = from;
  let isLocked = false;
  while (value?.kind === 'call') {
    const call: CallOutline | undefined = scope.outline.calls[value.call];
    if (call === undefined || !opening.has(call.name)) return undefined;
    isLocked ||= call.name === 'lock' || call.name === 'write';
    value = call.on;
  }
  return isLocked && value?.kind === 'name' && value.name.includes('.') ? value.name : undefined;
}

interface SharedField {
  readonly name: string;
  /** The struct that has it. */
  readonly of: string;
}

/** The field of the struct behind it, where that is a collection of data that all share. */
function sharedField({ resolver, scope }: OperationVisit, fn: number, path: string): SharedField | undefined {
  const at = path.lastIndexOf('.');
  const name = path.slice(at + 1);
  for (const owner of resolver.value({ file: scope.file, fn }, { kind: 'name', name: path.slice(0, at) })) {
    if (owner.kind !== 'instance') continue;
    const cls = resolver.scopes.get(owner.file)?.outline.classes[owner.cls];
    const type = cls?.fields.find((field) => field.name === name)?.type ?? '';
    if (cls !== undefined && shared.test(type) && !handles.test(type)) return { name, of: cls.name };
  }
  return undefined;
}

const shared = /\b(?:Mutex|RwLock)<\s*(?:\w+::)*(?:HashMap|BTreeMap|HashSet|BTreeSet|Vec|VecDeque)\b/;
/** What leads to an open connection belongs to the process that holds it. */
const handles = /\b\w*(?:Sender|Receiver|Addr|Recipient|Session|Socket|Stream|Handle|Notify|Sink)\b/;
