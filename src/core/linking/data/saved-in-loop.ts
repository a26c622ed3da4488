import type { CallSpot } from '../operations/call-spot.ts';

/** `for …: session.add(row); session.commit()` sends each row by itself; a unit of work that is saved later sends all at once. */
export function savedInLoop({ resolver, context, root }: CallSpot, saving: RegExp): boolean {
  const scope = resolver.scopes.get(context.file);
  const calls = scope?.callsWithin(root).map((index) => scope.outline.calls[index]) ?? [];
  return calls.some((call) => call?.loop === true && saving.test(call.name));
}
