import type { LightNode } from '../light-tree.ts';
import type { Reader } from '../reader.ts';

/** The class that a method belongs to; a part of it where another file of the package declares the type. */
export function receiverClass(reader: Reader, receiver: string, { start, end }: LightNode): number {
  const name = receiver.replace(/^\*\s*/, '').replace(/\[[\s\S]*$/, '');
  const { classes } = reader.outline;
  const known = classes.findIndex((cls) => cls.name === name && cls.fn === 0);
  if (known >= 0) return known;
  const kind = 'struct';
  return classes.push({ name, kind, at: start, end, fn: 0, part: true, bases: [], decorators: [], fields: [] }) - 1;
}
