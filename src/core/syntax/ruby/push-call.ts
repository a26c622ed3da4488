import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import type { CallDraft } from '../outline-draft.ts';
import type { Reader } from '../reader.ts';
import { declaringClass } from './declaring-class.ts';

type Known = Pick<CallDraft, 'on' | 'name' | 'at' | 'args' | 'new'>;

/**
 * Takes its place in the list after its receiver and before its arguments. What a class calls on itself while it is
 * defined decorates it: `before_action :sign_in`, `self.table_name = 'orders'`.
 */
export function pushCall(reader: Reader, node: LightNode, known: Known): Value & { kind: 'call' } {
  const { fn, loop, try: tried } = reader.scope;
  const draft: CallDraft = { ...known, fn, start: node.start, end: node.end, loop, try: tried };
  const call = reader.outline.calls.push(draft) - 1;
  const owner = known.on === undefined || isSelf(known.on) ? declaringClass(reader) : undefined;
  if (owner !== undefined && known.new !== true) {
    const decorator = { name: known.name, args: draft.args, call, at: node.start, end: node.end };
    owner.decorators = [...owner.decorators, decorator];
  }
  return { kind: 'call', call };
}

function isSelf(value: Value): boolean {
  return value.kind === 'name' && value.name === 'this';
}
