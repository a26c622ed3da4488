import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { dotnetArgument } from './bound-queue.ts';

/** The call that declares a queue in the file of its consumer, where it says nothing beside what every queue has. */
export function plainDeclaration({ calls }: Outline, queue: Value): CallOutline | undefined {
  const declaring = calls.filter(
    (call) => /^QueueDeclare(?:Async)?$/.test(call.name) && isSame(dotnetArgument(call, 0, 'queue'), queue),
  );
  const [call, another] = declaring;
  if (call === undefined || another !== undefined) return undefined;
  const options = dotnetArgument(call, 4, 'arguments');
  return options === undefined || (options.kind === 'literal' && options.text === 'null') ? call : undefined;
}

/** One text, or one name of a constant. */
function isSame(a: Value | undefined, b: Value): boolean {
  if (a?.kind === 'text' && b.kind === 'text') return a.text === b.text;
  return a?.kind === 'name' && b.kind === 'name' && a.name === b.name;
}
