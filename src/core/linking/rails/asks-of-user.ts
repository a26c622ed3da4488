import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Scope } from '../scope.ts';

const permitting = /(?:able|can|may|allowed|permitted|owned?|owner|author|admin|moderator|member|staff)/;

/** `order.editable_by?(current_user)`, `@user.can_close?(shop)`: what the user may do is asked before it is done. */
export function asksOfUser(scope: Scope, { name, on, args }: CallOutline): boolean {
  if (!name.endsWith('?') || !permitting.test(name)) return false;
  return [on, ...args].some((value) => value !== undefined && isUser(scope, value));
}

function isUser(scope: Scope, value: Value): boolean {
  if (value.kind === 'name') return /^(?:this\.)?(?:current_)?(?:user|account|member)$/.test(value.name);
  return value.kind === 'call' && /^current_\w+$/.test(scope.outline.calls[value.call]?.name ?? '');
}
