/**
 * `{ ...base, ...more }` for what there are thousands of and what is kept. Where V8 spreads a value and then adds to it,
 * every object gets a layout of its own, which is larger than the object; what is made this way shares one.
 */
export function extended<Base extends object, More extends object>(base: Base, more: More): Base & More {
  return Object.assign({}, base, more);
}
