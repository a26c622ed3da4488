import type { DataNode } from '../syntax/data-tree.ts';
import type { DrawnBoundary } from './config.ts';
import { type Complain, hint, mapping, named, type Placed, texts } from './read-node.ts';

/** `storage: { paths: [src/storage/**], may: [] }` */
export function readBoundaries(
  node: DataNode | undefined,
  complain: Complain,
): ReadonlyMap<string, Placed<DrawnBoundary>> {
  const allowed: Placed<string>[] = [];
  const found = named(node, 'boundaries', complain, (value, name): DrawnBoundary | undefined => {
    const where = `boundaries.${name}`;
    const parts = mapping(value, ['paths', 'may'], `\`${where}\``, complain);
    const paths = texts(parts.get('paths'), `${where}.paths`, complain).map((path) => path.value);
    const may = texts(parts.get('may'), `${where}.may`, complain);
    allowed.push(...may);
    if (paths.length > 0) return { paths, may: parts.has('may') ? may.map((other) => other.value) : undefined };
    complain(value.at, `\`${where}\` names no \`paths\`.`);
    return undefined;
  });
  const names = [...found.keys()];
  for (const { at, value } of allowed)
    if (!found.has(value)) complain(at, `There is no boundary ${value}.${hint(value, names)}`);
  return found;
}
