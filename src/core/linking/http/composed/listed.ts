import type { Value } from '../../../syntax/outline.ts';
import type { Scope } from '../../scope.ts';

/** `services![a, b]` and a tuple take several at once. */
export function listed(scope: Scope, value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items;
  const macro = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  return macro?.name === 'services' ? macro.args : [value];
}
