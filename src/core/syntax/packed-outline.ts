import type { Directive, Language, Outline, Value } from './outline.ts';
import type { TextCodec } from './text-codec.ts';

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
  /** As the codec of the host has it, where there is one. */
  readonly text: string;
  /** How many characters it says. */
  readonly size: number;
}

export interface PackedImport {
  readonly from: string;
  readonly name?: string | undefined;
}

export function packOutline(outline: Outline, codec: TextCodec | undefined): PackedOutline {
  const { language, imports, directives } = outline;
  const text = JSON.stringify(outline);
  return {
    language,
    package: outline.package,
    imports: imports.map(({ from, name }) => ({ from, name })),
    required: requiredBy(outline),
    directives,
    text: codec === undefined ? text : codec.encode(text),
    size: text.length,
  };
}

/** `codec`: the one that it was packed with. */
export function unpackOutline({ text }: PackedOutline, codec: TextCodec | undefined): Outline {
  return JSON.parse(codec === undefined ? text : codec.decode(text));
}

function requiredBy({ exports, bindings, calls }: Outline): readonly string[] {
  const required = (value: Value): readonly string[] => (value.kind === 'require' ? [value.from] : []);
  return [
    ...exports.flatMap(({ from }) => from ?? []),
    ...bindings.flatMap(({ value }) => required(value)),
    ...calls.flatMap(({ args }) => args.flatMap(required)),
  ];
}
