import type {
  Binding,
  CallOutline,
  ClassOutline,
  Comparison,
  Directive,
  Export,
  FieldOutline,
  FunctionOutline,
  Import,
  Language,
  OutlineProblem,
  SqlLiteral,
  Throw,
  Value,
} from './outline.ts';

/** An outline while it is written; an `Outline` to everyone else. */
export interface OutlineDraft {
  readonly language: Language;
  readonly imports: Import[];
  readonly exports: Export[];
  readonly bindings: Binding[];
  readonly functions: FunctionDraft[];
  readonly classes: ClassDraft[];
  readonly calls: CallDraft[];
  readonly sql: SqlLiteral[];
  readonly throws: Throw[];
  readonly comparisons: Comparison[];
  readonly directives: Directive[];
  readonly problems: OutlineProblem[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export interface FunctionDraft extends Writable<Omit<FunctionOutline, 'returns'>> {
  readonly returns: Value[];
}

export interface ClassDraft extends Writable<Omit<ClassOutline, 'fields' | 'bases'>> {
  readonly bases: string[];
  readonly fields: FieldOutline[];
}

export interface CallDraft extends Writable<Omit<CallOutline, 'args'>> {
  readonly args: Value[];
}

export function draftOutline(language: Language, end: number): OutlineDraft {
  return {
    language,
    imports: [],
    exports: [],
    bindings: [],
    functions: [{ name: '', at: 0, end, parent: -1, parameters: [], returns: [] }],
    classes: [],
    calls: [],
    sql: [],
    throws: [],
    comparisons: [],
    directives: [],
    problems: [],
  };
}
