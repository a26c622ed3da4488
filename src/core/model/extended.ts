/**
 * `{ ...base, ...more }` for what there are thousands of and what is kept. Where V8 spreads a value and then adds to it,
 * every object gets a layout of its own, which is larger than the object, and one that gets more than a dozen properties
 * one after the other becomes a table of six times its size. What is made this way shares one layout from its beginning.
 */
export function extended<Base extends object, More extends object>(base: Base, more: More): Base & More {
  const keys = [...Object.keys(base), ...Object.keys(more)];
  return Object.assign({ ...layoutOf(keys) }, base, more);
}

const layouts = new Map<string, object>();

/** An object with these keys, all there before anything is said of them. */
function layoutOf(keys: readonly string[]): object {
  const names = keys.join();
  const layout: object =
    layouts.get(names) ?? JSON.parse(JSON.stringify(Object.fromEntries(keys.map((key) => [key, null]))));
  layouts.set(names, layout);
  return layout;
}
