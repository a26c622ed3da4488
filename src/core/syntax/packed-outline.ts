import type { Directive, Language, Outline, Value } from './outline.ts';

/**
 * An outline as it is kept between two links. As objects it takes ten times the memory of its text, and is looked at
 * only while its island is linked; what is asked of every file each time stands beside the text.
 */
export interface PackedOutline {
  readonly language: Language;
  readonly package?: string | undefined;
  readonly imports: readonly PackedImport[];
  /** Modules that it hands on, or loads by name. */
  readonly required: readonly string[];
  readonly directives: readonly Directive[];
  readonly text: string;
}

export interface PackedImport {
  readonly from: string;
  readonly name?: string | undefined;
}

export function packOutline(outline: Outline): PackedOutline {
  const { language, imports, directives } = outline;
  return {
    language,
    package: outline.package,
    imports: imports.map(({ from, name }) => ({ from, name })),
    required: requiredBy(outline),
    directives,
    text: JSON.stringify(outline),
  };
}

export function unpackOutline({ text }: PackedOutline): Outline {
  return JSON.parse(text);
}

function requiredBy({ exports, bindings, calls }: Outline): readonly string[] {
  const required = (value: Value): readonly string[] => (value.kind === 'require' ? [value.from] : []);
  return [
    ...exports.flatMap(({ from }) => from ?? []),
    ...bindings.flatMap(({ value }) => required(value)),
    ...calls.flatMap(({ args }) => args.flatMap(required)),
  ];
}
