import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Scope } from '../scope.ts';

/** A chain on the name itself, or on what a method makes of it: `orders = open(orders).limit(5)`. */
export function goesOnFrom({ outline }: Scope, value: Value, name: string): boolean {
  let on: Value | undefined = value;
  while (on?.kind === 'call') {
    const call: CallOutline | undefined = outline.calls[on.call];
    if (call?.args.some((argument) => argument.kind === 'name' && argument.name === name)) return true;
    if (call !== undefined && isNamed(call, name)) return true;
    on = call?.on;
  }
  // A bare word is called on what the method belongs to.
  if (on === undefined) return name === 'this';
  return on.kind === 'name' && on.name === name;
}

export function isOrGoesOn(scope: Scope, value: Value, name: string): boolean {
  return (value.kind === 'name' && value.name === name) || goesOnFrom(scope, value, name);
}

/** `scope` of an object that has it as an attribute is called. */
export function isNamed({ on, name, args }: CallOutline, wanted: string): boolean {
  return on === undefined && args.length === 0 && name === wanted;
}
