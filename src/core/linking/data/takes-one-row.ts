import type { CallSpot } from '../operations/call-spot.ts';

const one =
  /^(?:optional|single(?:OrNull)?|findOne|findFirst|findOnly|one(?:OrNull)?|first|await(?:One|First|Single)(?:OrNull)?)$/;
/** From here on there is a list: all rows were read. */
const all = /^(?:list|toList|all|map|filter|collect\w*|stream|set|awaitAll)$/;
const deepest = 8;

/** Whether what a client of Java or Kotlin is told behind a statement takes one row: `.query(Dog.class).optional()`. */
export function takesOneRow({ resolver, context, index }: CallSpot): boolean {
  const outline = resolver.scopes.get(context.file)?.outline;
  if (outline === undefined || (outline.language !== 'java' && outline.language !== 'kotlin')) return false;
  for (let at = index, depth = 0; depth < deepest; depth++) {
    const next = outline.calls.findIndex(({ on }) => on?.kind === 'call' && on.call === at);
    const name = outline.calls[next]?.name;
    // `map` of a row stands before what is taken, `map` of rows behind.
    if (name === undefined || (all.test(name) && !(name === 'map' && depth < 2))) return false;
    if (one.test(name)) return true;
    at = next;
  }
  return false;
}
