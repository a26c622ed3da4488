import type { DataNode } from '../../syntax/data-tree.ts';
import type { PlacedBlock, TerraformModule } from './terraform-modules.ts';

/** The element of a `for_each` that a block stands for. */
export interface Each {
  readonly key: string;
  readonly value: DataNode;
}

/** A module as one call makes it. */
export interface ModuleScope {
  readonly module: TerraformModule;
  /** What stands before the addresses of its resources: `module.orders.`, empty for the root. */
  readonly path: string;
  readonly caller?: ModuleCaller | undefined;
  readonly children: readonly ModuleScope[];
  /** How many more values may be worked out: of values that double each other there is no end. Shared by all modules. */
  readonly work: { left: number };
}

export interface ModuleCaller {
  readonly scope: ModuleScope;
  readonly block: PlacedBlock;
  readonly each?: Each | undefined;
}

/** The names by which something is reached from within a module: `var`, `queues`, `orders`. */
export type ReferencePath = readonly string[];

/** `aws_sqs_queue.tickets["late"].url` as its names; nothing for what is worked out. */
export function pathIn(expression: string): ReferencePath | undefined {
  if (!/^[A-Za-z_][\w-]*(?:\.(?:[\w-]+|\*)|\[[^\]]*\])*$/.test(expression)) return undefined;
  return [...expression.matchAll(/([\w-]+|\*)(?=\.|\[|$)|\[(["']?)([^\]"']*)\2\]/g)].map(
    ([, name, , index = '']) => name ?? index,
  );
}
