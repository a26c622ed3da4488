import { chainReader } from '../chain-reader.ts';
import { combined } from '../combine-values.ts';
import { childOf, type Handlers, readValue } from '../reader.ts';
import { plainText } from './text-literals.ts';

export const operators: Handlers = {
  binary_expression: chainReader({ joining: '+', plainText, computed: combined }),
  ternary_expression: (reader, node, owner) => {
    readValue(reader, childOf(node, 'condition'));
    const options = [childOf(node, 'consequence'), childOf(node, 'alternative')];
    return { kind: 'either', options: options.map((option) => readValue(reader, option, owner)) };
  },
  sequence_expression: (reader, node, owner) => node.children.map((item) => readValue(reader, item, owner)).at(-1),
};
