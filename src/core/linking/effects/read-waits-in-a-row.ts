import type { Evidence } from '../../model/evidence.ts';
import type { Binding, CallOutline, Value } from '../../syntax/outline.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OperationVisit } from '../operations/operation-visit.ts';
import type { Scope } from '../scope.ts';
import { addEffect } from './add-effect.ts';

interface Wait {
  readonly names: readonly string[];
  readonly call: CallOutline;
  readonly evidence: Evidence;
}

/** Calls on lines that follow each other, each waited for before the next begins, of which none needs another's answer. */
export function readWaitsInARow(visit: OperationVisit, facts: OperationFacts): void {
  let row: Wait[] = [];
  const close = (): void => {
    const name = row.map(({ call }) => call.name).join(', ');
    const evidence = row.map((wait) => wait.evidence);
    if (row.length > 1) addEffect(facts, visit.operation, 'waits-in-a-row', name, undefined, ...evidence);
    row = [];
  };
  for (const wait of waitsIn(visit)) {
    const before = row.at(-1);
    const follows = before !== undefined && isNext(before, wait) && !needs(visit.scope, wait.call, row);
    if (!follows) close();
    row.push(wait);
  }
  close();
}

function isNext(before: Wait, wait: Wait): boolean {
  return before.call.fn === wait.call.fn && wait.evidence.line === before.evidence.endLine + 1;
}

/** `const order = await …`, once for all names that one pattern takes out of the answer. */
function waitsIn(visit: OperationVisit): readonly Wait[] {
  const { scope } = visit;
  const byCall = new Map<number, Binding[]>();
  for (const binding of scope.outline.bindings) {
    const index = binding.declared === true ? awaitedCall(scope, binding.value) : undefined;
    if (index !== undefined && visit.belongs(binding.fn)) byCall.set(index, [...(byCall.get(index) ?? []), binding]);
  }
  return [...byCall]
    .flatMap(([index, bindings]): Wait[] => {
      const call = scope.outline.calls[index];
      if (call === undefined || call.loop === true || call.held !== undefined) return [];
      return [{ names: bindings.map(({ name }) => name), call, evidence: visit.evidence(call.start, call.end) }];
    })
    .sort((a, b) => a.call.at - b.call.at);
}

function awaitedCall(scope: Scope, value: Value): number | undefined {
  if (value.kind === 'member') return awaitedCall(scope, value.of);
  if (value.kind !== 'call') return undefined;
  return scope.outline.calls[value.call]?.awaited === true ? value.call : undefined;
}

/** Something inside of the call speaks of what an earlier one has answered. */
function needs(scope: Scope, call: CallOutline, before: readonly Wait[]): boolean {
  const names = new Set(before.flatMap((wait) => wait.names));
  const inside = scope.outline.calls.filter((other) => other.start >= call.start && other.end <= call.end);
  return (
    inside.some((other) => [other.on, ...other.args].some((value) => value !== undefined && speaksOf(value, names))) ||
    scope.outline.functions.some((fn) => fn.at >= call.start && fn.end <= call.end)
  );
}

function speaksOf(value: Value, names: ReadonlySet<string>): boolean {
  switch (value.kind) {
    case 'name':
      return names.has(value.name.split('.')[0] ?? '');
    case 'member':
    case 'spread':
    case 'each':
      return speaksOf(value.of, names);
    case 'template':
      return value.parts.some((part) => speaksOf(part, names));
    case 'either':
      return value.options.some((option) => speaksOf(option, names));
    case 'list':
      return value.items.some((item) => speaksOf(item, names));
    case 'object':
      return [...value.entries.map((entry) => entry.value), ...value.spreads].some((each) => speaksOf(each, names));
    case 'compare':
      return speaksOf(value.left, names) || speaksOf(value.right, names);
    case 'text':
    case 'literal':
    case 'call':
    case 'require':
      return false;
    default:
      // What is not kept may hold any name.
      return true;
  }
}
