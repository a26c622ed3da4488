/**
 * A language-neutral outline of one parsed file. The tree is dropped once this is made. Positions are offsets into the
 * text (UTF-16 code units); function 0 is the module itself.
 */
export interface Outline {
  readonly language: Language;
  /** Package or namespace, in languages that have one. */
  readonly package?: string | undefined;
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  readonly bindings: readonly Binding[];
  readonly functions: readonly FunctionOutline[];
  readonly classes: readonly ClassOutline[];
  readonly calls: readonly CallOutline[];
  readonly sql: readonly SqlLiteral[];
  /** Values thrown: `throw new NotFoundException(…)`. */
  readonly throws: readonly Throw[];
  /** Comparisons that decide what happens, in languages whose handlers ask for the method of a request. */
  readonly comparisons?: readonly Comparison[] | undefined;
  /** Branches that the method or the path of a request decides, where there are any. */
  readonly branches?: readonly Branch[] | undefined;
  /** Branches that the path of a request decides in what stands before handlers, where there are any. */
  readonly pathTests?: readonly PathTest[] | undefined;
  /** Branches that run only where developers work, where there are any: outermost first where they begin together. */
  readonly environments?: readonly EnvironmentBranch[] | undefined;
  readonly directives: readonly Directive[];
  readonly problems: readonly OutlineProblem[];
}

export type Language =
  | 'javascript'
  | 'typescript'
  | 'tsx'
  | 'python'
  | 'java'
  | 'kotlin'
  | 'go'
  | 'php'
  | 'csharp'
  | 'ruby'
  | 'rust';

export type Position = number;

/**
 * What an expression is, as far as an outline keeps it.
 * - `text` a string literal; `template` a concatenation or interpolation, parts in order
 * - `name` a dotted name: `router`, `req.body.email`; the instance is `this` in every language: `this.orders`
 * - `call` index into `calls`; `function` index into `functions`; `class` index into `classes`
 * - `member` a property of something that is no plain name
 * - `either` alternatives: `a ?? b`, `a || b`, `c ? a : b`
 * - `each` one element of a collection: a loop variable
 * - `compare` a comparison, in languages whose libraries overload it
 * - `require` a module loaded by name: `require('express')`, `await import('x')`
 */
export type Value =
  | TextValue
  | { readonly kind: 'template'; readonly parts: readonly Value[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'call'; readonly call: number }
  | { readonly kind: 'function'; readonly fn: number }
  | { readonly kind: 'class'; readonly cls: number }
  | ObjectValue
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'member'; readonly of: Value; readonly name: string }
  | EitherValue
  | { readonly kind: 'each'; readonly of: Value }
  | { readonly kind: 'require'; readonly from: string }
  | { readonly kind: 'spread'; readonly of: Value }
  | CompareValue
  | OtherValue;

export interface OtherValue {
  readonly kind: 'other';
  readonly node: string;
  /** A regular expression as it is written: `/^\/open/`. */
  readonly text?: string | undefined;
}

export interface EitherValue {
  readonly kind: 'either';
  readonly options: readonly Value[];
  /** True where `and` alone joins them, false where it joins some of them. */
  readonly all?: boolean | undefined;
}

/** `user.email == email`, where libraries make a condition of it. Operators as Python writes them: `==`, `in`, `is not`. */
export interface CompareValue {
  readonly kind: 'compare';
  readonly operator: string;
  readonly left: Value;
  readonly right: Value;
}

export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
  /** Written as a symbol, in languages that have them. */
  readonly symbol?: true | undefined;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly entries: readonly Entry[];
  /** Values spread into the object: `...defaults`. */
  readonly spreads: readonly Value[];
  /** Keyword arguments of a call rather than an object literal. */
  readonly keywords?: true | undefined;
  /** Type of a typed literal: `&Config{…}`. */
  readonly type?: string | undefined;
}

export interface Entry {
  readonly key: string;
  /** The key as a value, in languages that keep it where it is no constant. */
  readonly computed?: Value | undefined;
  readonly value: Value;
  readonly at: Position;
}

export interface Import {
  readonly from: string;
  /** Exported name; `default`, `*` for the namespace, or without `as` for every name in it; absent for a side effect. */
  readonly name?: string | undefined;
  /** Local name. */
  readonly as?: string | undefined;
  /** Only types are imported. */
  readonly typeOnly?: true | undefined;
  readonly at: Position;
}

export interface Export {
  /** `default`, a name, `=` for `module.exports = …`, `*` for a re-export of everything. */
  readonly name: string;
  readonly value?: Value | undefined;
  readonly from?: string | undefined;
  /** Name in the module that is re-exported; `*` for `export * as name`. */
  readonly of?: string | undefined;
  /** By an assignment to `exports`, as CommonJS does. */
  readonly assigned?: true | undefined;
}

export interface Binding {
  /** Plain or dotted: `router`, `this.repo`, `app.locals.db`. */
  readonly name: string;
  readonly value: Value;
  /** Enclosing function. */
  readonly fn: number;
  /** Enclosing class, for `this.x = …`. */
  readonly cls?: number | undefined;
  readonly type?: string | undefined;
  /** `const x`, `let x`; an assignment to something that exists has none. */
  readonly declared?: true | undefined;
  /** As of calls. */
  readonly branch?: Position | undefined;
  readonly behind?: Position | undefined;
  readonly at: Position;
  readonly end: Position;
}

export interface Decorator {
  /** Dotted, without `@`. */
  readonly name: string;
  /** Absent when the decorator is not called. */
  readonly args?: readonly Value[] | undefined;
  /** Index into `calls`, in languages where decorating is a call like any other. */
  readonly call?: number | undefined;
  readonly at: Position;
  readonly end: Position;
}

export interface ParameterOutline {
  /** `{}` for a destructured parameter: see `keys`. */
  readonly name: string;
  readonly type?: string | undefined;
  readonly default?: Value | undefined;
  readonly decorators?: readonly Decorator[] | undefined;
  /** Names bound by destructuring. */
  readonly keys?: readonly string[] | undefined;
  /** For each of `keys` its path below the parameter: `params.id`; empty for the rest (`...others`). */
  readonly paths?: readonly string[] | undefined;
  /** TypeScript parameter property: becomes a field of the class. */
  readonly field?: true | undefined;
  /** What the function is called on, as if it were its method: `this IServiceCollection services`. */
  readonly extended?: true | undefined;
  readonly optional?: true | undefined;
}

export interface FieldOutline {
  readonly name: string;
  readonly type?: string | undefined;
  readonly default?: Value | undefined;
  readonly decorators?: readonly Decorator[] | undefined;
  readonly optional?: true | undefined;
  readonly static?: true | undefined;
  readonly at: Position;
  readonly end: Position;
}

export interface FunctionOutline {
  /**
   * Method or function name; the variable's for `const f = () => …`; empty for an anonymous one. What fills a new
   * instance is `constructor` in every language.
   */
  readonly name: string;
  readonly at: Position;
  readonly end: Position;
  /** Enclosing function; -1 for the module. */
  readonly parent: number;
  /** Class of a method. */
  readonly cls?: number | undefined;
  readonly static?: true | undefined;
  /** Said to be for everyone, in languages where methods are not unless they say so. */
  readonly public?: true | undefined;
  readonly parameters: readonly ParameterOutline[];
  readonly result?: string | undefined;
  readonly decorators?: readonly Decorator[] | undefined;
  readonly returns: readonly Value[];
  readonly async?: true | undefined;
  /** The call that this function is an argument of: `items.map(fn)`. */
  readonly argumentOf?: number | undefined;
  /** It begins with `'use server'`: browsers call it, or what the module exports, by a request. */
  readonly server?: true | undefined;
  /** Compares a size by order: `limit > 100`. */
  readonly bounds?: true | undefined;
  /** Compares something with what is named after a person or a session: `loan.MemberId != CurrentMemberId`. */
  readonly persons?: true | undefined;
  /** It holds what another does where its tests are answered so; such functions stand at the end. */
  readonly variant?: Variant | undefined;
}

export interface Variant extends BranchTest {
  /** The function that makes the tests. */
  readonly of: number;
  /** Where arms begin that run each time. */
  readonly taken: readonly Position[];
}

export interface ClassOutline {
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'struct' | 'enum' | 'type';
  readonly at: Position;
  readonly end: Position;
  /** Enclosing function. */
  readonly fn: number;
  /** Enclosing class. */
  readonly outer?: number | undefined;
  /** Base classes and interfaces as written, with type arguments. */
  readonly bases: readonly string[];
  readonly decorators: readonly Decorator[];
  /** Only what extends it has instances, in languages where that matters to a framework. */
  readonly abstract?: true | undefined;
  /** An interface that is said to be for everyone, in languages where a framework asks that. */
  readonly public?: true | undefined;
  /** What stands among the bases by name, `class Order(SQLModel, table=True)`, or is given to the base by position. */
  readonly options?: ObjectValue | undefined;
  readonly fields: readonly FieldOutline[];
  /** Holds only methods of a class that another file of the same package declares. */
  readonly part?: true | undefined;
  /** Other files of the same project may hold more of it, in languages that must say so. */
  readonly partial?: true | undefined;
  /** For a type alias that is no object: its text. */
  readonly alias?: string | undefined;
}

export interface CallOutline {
  /** Receiver: `router` in `router.get(…)`; absent for a plain call. */
  readonly on?: Value | undefined;
  /** Method or function name; empty where the callee is an expression (`on` holds it). */
  readonly name: string;
  /** What names the method where it is computed: `router[options.method](…)`; `on` then ends in `[]`. */
  readonly computed?: Value | undefined;
  readonly args: readonly Value[];
  /** Enclosing function. */
  readonly fn: number;
  /** Position of the method name: chained calls share a start. */
  readonly at: Position;
  /** Start of the whole expression. */
  readonly start: Position;
  readonly end: Position;
  /** Inside a loop statement of the same function, or a comprehension. */
  readonly loop?: true | undefined;
  readonly try?: true | undefined;
  /** Where the arm of an `if` or `switch` begins that runs it, within its function; negative if another arm may instead. */
  readonly branch?: Position | undefined;
  /** Where the call begins whose yes alone lets that arm run: `if (isEnabled()) …`. */
  readonly behind?: Position | undefined;
  /** Stands behind `&&`, `||` or `??` in its function. */
  readonly short?: true | undefined;
  /** What an `if` around says that something is, in languages that keep it: `if ($driver === 'sqlite')`. */
  readonly given?: string | undefined;
  /** Index of the call that the innermost `with` statement around holds open: `with session.begin():`. */
  readonly held?: number | undefined;
  /** An `if` around runs it only while a field of the instance is missing, and fills that field. */
  readonly filling?: true | undefined;
  /** An `if` around runs it only where this name holds something true, in languages that keep it: `if save:`. */
  readonly asked?: string | undefined;
  readonly awaited?: true | undefined;
  readonly new?: true | undefined;
  /** Tagged template: the template is the single argument. */
  readonly tagged?: true | undefined;
  /** Type arguments as written: `<User>`. */
  readonly typeArguments?: string | undefined;
}

export interface SqlLiteral {
  /** `text` or `template`. */
  readonly value: Value;
  readonly fn: number;
  /** The call that it is an argument of, if any. */
  readonly call?: number | undefined;
  readonly at: Position;
  readonly end: Position;
  readonly loop?: true | undefined;
}

export interface Throw {
  readonly value: Value;
  readonly fn: number;
  /** Only where nothing was found: `orElseThrow(…)`. */
  readonly missing?: true | undefined;
  readonly at: Position;
  readonly end: Position;
}

export interface Branch {
  /** All of them hold within. */
  readonly tests: readonly BranchTest[];
  readonly fn: number;
  readonly at: Position;
  readonly end: Position;
}

/** A name as it is written, and the text that it is; an empty one where it is none that a test names. */
export interface BranchTest {
  readonly name: string;
  readonly text: string;
}

export interface PathTest {
  /** Texts, or the name of a list of them. */
  readonly paths: readonly Value[];
  /** `endpoint`: the name of what answers. */
  readonly how: 'is' | 'starts' | 'endpoint';
  /** The branch runs for all other paths. */
  readonly negated?: true | undefined;
  /** Something else decides as well. */
  readonly partly?: true | undefined;
  /** No branch: a function gives it back. */
  readonly returned?: true | undefined;
  /** The branch does nothing but leave. */
  readonly leaves?: true | undefined;
  readonly fn: number;
  /** The branch. */
  readonly at: Position;
  readonly end: Position;
}

export interface Comparison {
  readonly value: CompareValue;
  readonly fn: number;
}

/** What runs only where developers work. */
export interface EnvironmentBranch {
  /** As written, on one line: `process.env.NODE_ENV !== 'production'`, `not (env === 'production')` for what is left. */
  readonly condition: string;
  /** Where the condition stands. */
  readonly asked: Position;
  /** The branch. */
  readonly at: Position;
  readonly end: Position;
}

/** `architect-ignore RULE -- reason` in a comment of any language. */
export interface Directive {
  readonly text: string;
  readonly at: Position;
}

export interface OutlineProblem {
  readonly at: Position;
  readonly message: string;
}
