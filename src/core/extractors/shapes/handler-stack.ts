/** Shape "handler stack": an object that is given handlers one after the other, the last of which answers. */
export interface HandlerStack {
  readonly modules: readonly string[];
  /** Functions that make one, of the handlers that they are given. */
  readonly makers: readonly string[];
  /** Method that makes a longer one. */
  readonly more: string;
  /** Methods that add a handler, and those that add the one that answers. */
  readonly adding: readonly string[];
  readonly ending: readonly string[];
  /** Functions that make a handler of one that answers, and those that make one of a function. */
  readonly wrappers: readonly string[];
  readonly adapters: readonly string[];
  /** Method that serves it. */
  readonly serving: string;
}
