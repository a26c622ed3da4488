import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Scope } from '../scope.ts';

/** Whether a call of Java is made on a page of rows: `orders.findByState(state, pageable).map(…)`, `Page<Order> page`. */
export function isPage(scope: Scope, { on, fn }: CallOutline): boolean {
  if (on?.kind === 'call') return isPaged(scope, scope.outline.calls[on.call]);
  if (on?.kind !== 'name') return false;
  const [binding] = scope.bindings(fn, on.name);
  if (binding === undefined) return false;
  if (/^(?:Page|Slice)</.test(binding.type ?? '')) return true;
  return binding.value.kind === 'call' && isPaged(scope, scope.outline.calls[binding.value.call]);
}

/** Only what gives a page is told which one is wanted. */
function isPaged(scope: Scope, call: CallOutline | undefined): boolean {
  return call?.args.some((value) => saysPage(scope, value, call.fn)) === true;
}

function saysPage(scope: Scope, value: Value, fn: number): boolean {
  const made = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  if (made !== undefined) return made.on?.kind === 'name' && made.on.name === 'PageRequest';
  if (value.kind !== 'name') return false;
  const parameter = scope.outline.functions[fn]?.parameters.find(({ name }) => name === value.name);
  const [binding] = scope.bindings(fn, value.name);
  if (/^(?:Pageable|PageRequest)$/.test(parameter?.type ?? binding?.type ?? '')) return true;
  return binding !== undefined && binding.value.kind === 'call' && saysPage(scope, binding.value, fn);
}
