import { entry, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';

export interface References {
  /** What a node stands for: itself, or what its `$ref` names. */
  follow(node: DataNode | undefined): DataNode | undefined;
}

const maxSteps = 8;

/** Follows `$ref` inside one document. Nothing else is opened or fetched: such a reference is reported, once each. */
export function createReferences(document: DataNode, report: (node: DataNode, message: string) => void): References {
  const reported = new Set<string>();
  const say = (node: DataNode, reference: string, why: string): undefined => {
    if (!reported.has(reference)) report(node, `The reference ${reference} ${why}.`);
    reported.add(reference);
    return undefined;
  };
  return {
    follow: (node) => {
      let current = node;
      for (let step = 0; step < maxSteps; step++) {
        const reference = textOf(entry(current, '$ref'));
        if (current === undefined || reference === undefined) return current;
        if (!reference.startsWith('#')) return say(current, reference, 'leads out of the document and is not followed');
        const target = pointed(document, reference);
        if (target === undefined) return say(current, reference, 'names nothing in the document');
        current = target;
      }
      return undefined;
    },
  };
}

/** RFC 6901 as a URI fragment. */
function pointed(document: DataNode, reference: string): DataNode | undefined {
  const path = reference
    .slice(1)
    .split('/')
    .slice(1)
    .map((part) => decode(part).replaceAll('~1', '/').replaceAll('~0', '~'));
  return path.reduce<DataNode | undefined>(
    (node, key) => (node?.kind === 'sequence' ? node.items[Number(key)] : entry(node, key)),
    document,
  );
}

/** A stray percent sign is no reason to lose the reference. */
function decode(part: string): string {
  return /%(?![0-9a-f]{2})/i.test(part)
    ? part
    : part.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}
