/** A part of an expression of Terraform: a text in quotes, a number, a path of names, or a sign. */
export interface ExpressionPart {
  readonly kind: 'text' | 'number' | 'path' | 'sign';
  readonly text: string;
}

const text = /^(?:"([^"\\$]*)"|'([^'\\$]*)')/;
const number = /^\d+(?:\.\d+)?/;
const path = /^[A-Za-z_][\w-]*(?:\.(?:[\w-]+|\*)|\[(?:\d+|\*|"[^"\]]*"|'[^'\]]*'|[A-Za-z_][\w.-]*)\])*/;
const sign = /^(?:==|!=|>=|<=|&&|\|\||[?:,!()[\]{}<>=])/;

/** The parts of an expression in order; undefined where it is written in a way that nobody here reads. */
export function expressionParts(expression: string): readonly ExpressionPart[] | undefined {
  const parts: ExpressionPart[] = [];
  let rest = expression.trim();
  while (rest !== '') {
    const part = partAt(rest);
    if (part === undefined) return undefined;
    parts.push(part.part);
    rest = rest.slice(part.length).trimStart();
  }
  return parts;
}

function partAt(rest: string): { readonly part: ExpressionPart; readonly length: number } | undefined {
  const quoted = text.exec(rest);
  if (quoted !== null) return { part: { kind: 'text', text: quoted[1] ?? quoted[2] ?? '' }, length: quoted[0].length };
  for (const [kind, form] of forms) {
    const found = form.exec(rest)?.[0];
    if (found !== undefined) return { part: { kind, text: found }, length: found.length };
  }
  return undefined;
}

const forms: readonly (readonly [ExpressionPart['kind'], RegExp])[] = [
  ['number', number],
  ['path', path],
  ['sign', sign],
];
