import type { LightNode } from '../light-tree.ts';
import type { Decorator } from '../outline.ts';
import { childOf, type Reader, readValue, textOf } from '../reader.ts';

export function decoratorsOf(reader: Reader, node: LightNode): readonly Decorator[] {
  return node.children
    .filter(({ type }) => type === 'decorator')
    .flatMap((child) => readDecorated(reader, child.children[0], child));
}

/** `@login_required` and `@app.get('/orders', status_code=201)`. */
export function readDecorated(reader: Reader, written: LightNode | undefined, whole: LightNode): readonly Decorator[] {
  if (written === undefined) return [];
  const range = { at: whole.start, end: whole.end };
  const callee = written.type === 'call' ? childOf(written, 'function') : undefined;
  if (callee === undefined) return isName(written) ? [{ name: textOf(reader, written), ...range }] : [];
  const value = readValue(reader, written);
  if (value.kind !== 'call') return [];
  const args = reader.outline.calls[value.call]?.args ?? [];
  return [{ name: textOf(reader, callee), args, call: value.call, ...range }];
}

function isName({ type }: LightNode): boolean {
  return type === 'identifier' || type === 'attribute';
}
