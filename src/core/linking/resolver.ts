import type { Value } from '../syntax/outline.ts';
import type { SharedAnswers } from './answers.ts';
import type { CallSite, Context, Definition } from './definition.ts';
import type { ImportResolver } from './resolve-import.ts';
import type { WatchedScopes } from './watched-scopes.ts';

/** Follows values through names, imports, classes and calls. Answers are all that a value may be; nothing known is an empty list. */
export interface Resolver {
  readonly scopes: WatchedScopes;
  readonly imports: ImportResolver;
  /** The resolver that this one was narrowed from; itself where it was not. */
  readonly whole: Resolver;
  /** Answers that resolvers which are narrowed from one another have in common. */
  readonly shared: SharedAnswers;
  /** Whether it thinks otherwise of a ground than the one that it was narrowed from. */
  differs(ground: string): boolean;
  /** Call sites are still being indexed by it: what it says of them, others need not say. */
  readonly provisional: boolean;
  /** False while call sites are being indexed: parameters then stay what they are. */
  readonly followParameters: boolean;
  /** Where code runs once for each item of a list: the item that is meant; all of them when absent. */
  readonly element?: number | undefined;
  /** What `app.decorate('name', value)` hangs on an application of a framework. */
  decoration(name: string): readonly Definition[];
  value(context: Context, value: Value): readonly Definition[];
  name(context: Context, name: string): readonly Definition[];
  member(definition: Definition, name: string): readonly Definition[];
  /** What a class itself says of a field, also where a method is called alike. */
  field(file: string, cls: number, name: string): readonly Definition[];
  call(file: string, call: number): readonly Definition[];
  /** What a type annotation says a value is. */
  type(context: Context, text: string): readonly Definition[];
  /** Calls of a function, or of a class by `new`. `key`: that of the target, where it is known. */
  callSites(target: Definition, key?: string): readonly CallSite[];
}
