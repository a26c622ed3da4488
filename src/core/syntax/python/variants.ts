import { functionAround } from '../function-around.ts';
import type { LightNode } from '../light-tree.ts';
import type { BranchTest } from '../outline.ts';
import { childOf, type Reader, within } from '../reader.ts';
import { testOf } from './answering.ts';
import { told } from './branches.ts';
import { readFunction } from './functions.ts';

const telling = ['self.action', 'self.request.method'];

/** Nobody tells more apart in one method; the bound keeps hostile input cheap. */
const mostAnswers = 12;

/**
 * Methods that tell actions apart, `if self.action == 'list':`, are read once more for each of them, and for all others:
 * such a function stands at the end and holds what runs then.
 */
export function addVariants(reader: Reader, root: LightNode): void {
  const { outline, text } = reader;
  if (!told.test(text)) return;
  const written = outline.functions.slice();
  const members = outline.bindings.length;
  for (const node of methodsIn(root)) {
    if (!told.test(text.slice(node.start, node.end))) continue;
    const fn = functionAround(written, node.start);
    const original = written[fn];
    if (original?.at !== node.start || original.cls === undefined) continue;
    for (const asked of answersIn(text, node)) {
      const answering = { ...asked, taken: [] };
      within(reader, { fn: original.parent, cls: original.cls, answering }, () => {
        readFunction(reader, node, { cls: original.cls, of: fn });
      });
    }
  }
  // What a method keeps in its object, it keeps once.
  const added = outline.bindings.splice(members);
  outline.bindings.push(...added.filter(({ cls }) => cls === undefined));
}

function methodsIn(root: LightNode): readonly LightNode[] {
  const found: LightNode[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'function_definition') found.push(node);
    for (const child of node.children) open.push(child);
  }
  return found.reverse();
}

/** Each text that one of the tests names, and a last one that is none of them. */
function answersIn(text: string, method: LightNode): readonly BranchTest[] {
  const texts = new Map<string, Set<string>>();
  const open = [childOf(method, 'body')];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const test = testOf(text, node);
    if (test !== undefined) texts.set(test.name, new Set([...(texts.get(test.name) ?? []), ...test.texts]));
    open.push(...node.children);
  }
  const name = telling.find((each) => texts.has(each));
  const named = [...(name === undefined ? [] : (texts.get(name) ?? []))].sort();
  if (name === undefined || named.length > mostAnswers) return [];
  return [...named, ''].map((each) => ({ name, text: each }));
}
