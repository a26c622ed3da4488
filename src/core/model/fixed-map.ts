/**
 * A map whose keys stay. With other values for some of them it is made again by copying one list, and what differs
 * between two of one origin is found by going through two: ten thousand files are neither hashed nor asked for by name.
 */
export class FixedMap<T> implements ReadonlyMap<string, T> {
  readonly #keys: readonly string[];
  readonly #values: readonly T[];
  readonly #places: ReadonlyMap<string, number>;

  private constructor(keys: readonly string[], values: readonly T[], places: ReadonlyMap<string, number>) {
    this.#keys = keys;
    this.#values = values;
    this.#places = places;
  }

  static of<T>(map: ReadonlyMap<string, T>): FixedMap<T> {
    const keys = [...map.keys()];
    return new FixedMap(keys, [...map.values()], new Map(keys.map((key, at) => [key, at])));
  }

  /** The same keys in the same order, with other values for some of them; other keys are left out. */
  with(changes: Iterable<readonly [key: string, value: T]>): FixedMap<T> {
    const values = [...this.#values];
    for (const [key, value] of changes) {
      const at = this.#places.get(key);
      if (at !== undefined) values[at] = value;
    }
    return new FixedMap(this.#keys, values, this.#places);
  }

  /** What was another value before; undefined where the keys may be others, or stand in another order. */
  changesSince(before: ReadonlyMap<string, T>): readonly { readonly was: T; readonly is: T }[] | undefined {
    if (!this.hasKeysOf(before)) return undefined;
    const changes: { readonly was: T; readonly is: T }[] = [];
    const [was, is] = [before.#values, this.#values];
    for (let at = 0; at < is.length; at++) if (was[at] !== is[at]) changes.push({ was: was[at] as T, is: is[at] as T });
    return changes;
  }

  /** Whether one was made of the other; those of other origins may still have the same keys. */
  hasKeysOf(other: ReadonlyMap<string, unknown>): other is FixedMap<T> {
    return other instanceof FixedMap && other.#keys === this.#keys;
  }

  keyAt(at: number): string | undefined {
    return this.#keys[at];
  }

  valueAt(at: number): T | undefined {
    return this.#values[at];
  }

  get size(): number {
    return this.#keys.length;
  }

  get(key: string): T | undefined {
    const at = this.#places.get(key);
    return at === undefined ? undefined : this.#values[at];
  }

  has(key: string): boolean {
    return this.#places.has(key);
  }

  keys(): MapIterator<string> {
    return this.#keys.values();
  }

  values(): MapIterator<T> {
    return this.#values.values();
  }

  *entries(): Generator<[string, T], undefined, unknown> {
    for (let at = 0; at < this.#keys.length; at++) yield [this.#keys[at] as string, this.#values[at] as T];
    return undefined;
  }

  [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }

  forEach(visit: (value: T, key: string, map: ReadonlyMap<string, T>) => void): void {
    for (let at = 0; at < this.#keys.length; at++) visit(this.#values[at] as T, this.#keys[at] as string, this);
  }
}
