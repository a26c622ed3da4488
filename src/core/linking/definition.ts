import type { Value } from '../syntax/outline.ts';

/** Where an expression stands: its file and the function around it (0 is the module). */
export interface Context {
  readonly file: string;
  readonly fn: number;
}

/**
 * What a value is, once names and imports are followed.
 * - `function`, `class`, `module`: things of this workspace
 * - `instance` of a class of this workspace
 * - `external` something a package exports, by its path: `express` `['Router']`
 * - `made` what an external function or class gives, or a member of it: `new PrismaClient()` `['article']`
 * - `value` a literal, list or object and where it stands
 * - `parameter` an argument that no known call explains
 */
export type Definition =
  | { readonly kind: 'function'; readonly file: string; readonly fn: number }
  | { readonly kind: 'class'; readonly file: string; readonly cls: number }
  | { readonly kind: 'instance'; readonly file: string; readonly cls: number }
  | { readonly kind: 'module'; readonly file: string }
  | { readonly kind: 'external'; readonly module: string; readonly path: readonly string[] }
  | MadeDefinition
  | { readonly kind: 'value'; readonly context: Context; readonly value: Value }
  | ParameterDefinition;

export interface MadeDefinition {
  readonly kind: 'made';
  readonly module: string;
  /** Path of the function or class that made it: `['create']` of `axios`. */
  readonly maker: readonly string[];
  /** What was read from or called on it since: `['manager', 'getRepository()']`. */
  readonly members: readonly string[];
  /** The call that made it; absent when only a type says so. */
  readonly origin?: CallSite | undefined;
  /** Calls of the functions that made it anew for each of their callers, innermost first: `createRouter()`. */
  readonly through?: readonly CallSite[] | undefined;
  /** The latest call on it, for its arguments: the making call, or that of the last member. */
  readonly call?: CallSite | undefined;
  /** The parameter it arrives in, where only the parameter's type is known. */
  readonly parameter?: { readonly file: string; readonly fn: number; readonly index: number } | undefined;
  /** Type arguments as written, with the file that resolves them: `Repository<User>`. */
  readonly types?: { readonly file: string; readonly names: readonly string[] } | undefined;
}

export interface ParameterDefinition {
  readonly kind: 'parameter';
  readonly file: string;
  readonly fn: number;
  readonly index: number;
  readonly members: readonly string[];
}

/** A call whose callee is a function or class of the workspace. */
export interface CallSite {
  readonly file: string;
  readonly call: number;
}

export function definitionKey(definition: Definition): string {
  switch (definition.kind) {
    case 'function':
      return `f ${definition.file} ${definition.fn}`;
    case 'class':
      return `c ${definition.file} ${definition.cls}`;
    case 'instance':
      return `i ${definition.file} ${definition.cls}`;
    case 'module':
      return `m ${definition.file}`;
    case 'external':
      return `e ${definition.module} ${definition.path.join('.')}`;
    case 'made':
      return `x ${definition.module} ${definition.maker.join('.')} ${definition.members.join('.')} ${siteKey(definition.origin)} ${siteKey(definition.call)} ${definition.parameter?.file} ${definition.parameter?.fn} ${definition.parameter?.index} ${definition.types?.names.join()}${definition.through?.map(siteKey).join()}`;
    case 'value':
      return `v ${definition.context.file} ${definition.context.fn} ${identityOf(definition.value)}`;
    case 'parameter':
      return `p ${definition.file} ${definition.fn} ${definition.index} ${definition.members.join('.')}`;
  }
}

/** Whether two definitions have one key. */
export function isSameDefinition(one: Definition, other: Definition): boolean {
  if (one === other) return true;
  if (one.kind === 'function') return other.kind === 'function' && one.fn === other.fn && one.file === other.file;
  if (one.kind === 'class' || one.kind === 'instance')
    return other.kind === one.kind && one.cls === other.cls && one.file === other.file;
  if (one.kind === 'value')
    return (
      other.kind === 'value' &&
      one.value === other.value &&
      one.context.fn === other.context.fn &&
      one.context.file === other.context.file
    );
  if (one.kind === 'made' && other.kind === 'made' && one.call?.call !== other.call?.call) return false;
  return one.kind === other.kind && definitionKey(one) === definitionKey(other);
}

export function siteKey(site: CallSite | undefined): string {
  return site === undefined ? '' : `${site.file}#${site.call}`;
}

const identities = new WeakMap<Value, number>();
let lastIdentity = 0;

/** Literals have no name: the same object of an outline is the same literal. */
function identityOf(value: Value): number {
  const known = identities.get(value);
  if (known !== undefined) return known;
  identities.set(value, ++lastIdentity);
  return lastIdentity;
}
