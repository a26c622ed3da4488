import type { LightNode } from '../light-tree.ts';
import { childOf } from '../reader.ts';

/** In `!orders.exists(id)` the grammar takes `!orders` for what is called; what is denied is the whole call. */
export function receiverOf(object: LightNode | undefined): LightNode | undefined {
  let receiver = object;
  while (receiver?.type === 'unary_expression' && signs.has(childOf(receiver, 'operator')?.type ?? '')) {
    const operand = childOf(receiver, 'argument');
    if (operand === undefined) break;
    receiver = operand;
  }
  return receiver;
}

const signs: ReadonlySet<string> = new Set(['!', '-', '+']);
