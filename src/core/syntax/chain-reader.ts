import type { LightNode } from './light-tree.ts';
import { noteBound } from './note-bound.ts';
import { type Operand, operandsOf } from './operands-of.ts';
import type { Value } from './outline.ts';
import { type Handler, type Reader, readValue } from './reader.ts';
import { withSql } from './text-values.ts';

/** How a language means its operators. */
interface ChainLanguage {
  /** What joins texts: `+`, in PHP `.`. */
  readonly joining: string;
  /** What a literal of text says, before anything asks whether it is SQL: in a chain only the whole is. */
  plainText(reader: Reader, node: LightNode): Value | undefined;
  computed(operator: string, values: readonly Value[], reader: Reader): Value;
}

/** Reads `a + b - c`: runs of one operator are computed at once, from left to right. */
export function chainReader({ joining, plainText, computed }: ChainLanguage): Handler {
  return (reader, node, owner) => {
    const operands = operandsOf(node);
    const joins = operands.some(({ operator }) => operator === joining);
    const termOf = (operand: Operand) =>
      (joins ? plainText(reader, operand.node) : undefined) ?? readValue(reader, operand.node, owner);
    let run: Value[] = [];
    let current = '';
    for (const [at, operand] of operands.entries()) {
      if (operand.operator !== current && run.length > 1) run = [computed(current, run, reader)];
      current = operand.operator;
      const term = termOf(operand);
      noteBound(reader, signBefore(reader, operands, at), run.at(-1), term);
      run.push(term);
    }
    const value = computed(current, run, reader);
    return joins ? withSql(reader, value, node, owner) : value;
  };
}

/** Signs of order are no nodes that most languages keep: they stand between their operands all the same. */
function signBefore({ text }: Reader, operands: readonly Operand[], at: number): string {
  const [before, operand] = [operands[at - 1], operands[at]];
  if (before === undefined || operand === undefined) return '';
  return operand.operator === '' ? text.slice(before.node.end, operand.node.start).trim() : operand.operator;
}
