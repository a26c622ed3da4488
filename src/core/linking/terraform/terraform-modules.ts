import type { PlanBlock } from '../../extractors/plan-fact.ts';
import { entriesOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { LinkInput } from '../link-input.ts';

/** A block and the file that it stands in. */
export interface PlacedBlock extends PlanBlock {
  readonly file: string;
}

/** The files of one folder: only together they say what their names mean. */
export interface TerraformModule {
  readonly folder: string;
  readonly blocks: readonly PlacedBlock[];
  /** What variables are set to by files of values. */
  readonly values: ReadonlyMap<string, DataNode>;
}

interface OpenModule extends TerraformModule {
  readonly blocks: PlacedBlock[];
  readonly values: Map<string, DataNode>;
}

export function terraformModules(input: Pick<LinkInput, 'files'>): ReadonlyMap<string, TerraformModule> {
  const modules = new Map<string, OpenModule>();
  const asked: [folder: string, values: DataNode][] = [];
  for (const { file, facts, role } of input.files.values())
    for (const fact of facts) {
      if (fact.kind !== 'plan' || role !== 'system') continue;
      const module: OpenModule = modules.get(fact.folder) ?? { folder: fact.folder, blocks: [], values: new Map() };
      modules.set(fact.folder, module);
      module.blocks.push(...fact.blocks.map((block) => ({ ...block, file })));
      if (fact.values === undefined) continue;
      if (fact.always === true) for (const { key, value } of entriesOf(fact.values)) module.values.set(key, value);
      // Files that somebody has to name on the command line: those of production say what runs.
      else if (/(?:^|[/._-])(?:prod|production|live)(?:[/._-]|$)/i.test(file)) asked.push([fact.folder, fact.values]);
    }
  for (const [folder, values] of asked) {
    const module = modules.get(folder) ?? modules.get(folder.replace(/\/?[^/]*$/, ''));
    for (const { key, value } of entriesOf(values))
      if (module?.values.has(key) === false) module.values.set(key, value);
  }
  return modules;
}
