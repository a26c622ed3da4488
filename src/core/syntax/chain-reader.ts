import type { LightNode } from './light-tree.ts';
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
    for (const operand of operands) {
      if (operand.operator !== current && run.length > 1) run = [computed(current, run, reader)];
      current = operand.operator;
      run.push(termOf(operand));
    }
    const value = computed(current, run, reader);
    return joins ? withSql(reader, value, node, owner) : value;
  };
}
