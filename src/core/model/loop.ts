/** A loop around a query or a call: which one it is, and what is known of its items. */
export interface Loop {
  /** Names its place: the same for all that it repeats. */
  readonly of: string;
  /** All are begun before the first is waited for: `Promise.all(items.map(…))`. */
  readonly atOnce?: true | undefined;
  /** `file:line` of the call that gives the list, where one does. */
  readonly from?: string | undefined;
  /** A statement that goes through no list by itself: it counts, or goes on while something holds. */
  readonly counted?: true | undefined;
  /** Nothing that is handed over changes from item to item. */
  readonly same?: true | undefined;
  /** One value alone is handed over: what changes from item to item is that one. */
  readonly single?: true | undefined;
  /** The relation of each row that is read as somebody looks at it: the query for the rows may bring it along. */
  readonly relation?: { readonly name: string; readonly many: boolean } | undefined;
}
