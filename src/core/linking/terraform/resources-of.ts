import { knownModule } from '../../extractors/infra/terraform-modules-known.ts';
import { joinPath } from '../../model/workspace-path.ts';
import { entriesOf, entry, itemsOf, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { expandDynamic } from './expand-dynamic.ts';
import type { Each, ModuleScope } from './module-scope.ts';
import { type Place, resolved } from './resolve-reference.ts';
import type { PlacedBlock, TerraformModule } from './terraform-modules.ts';

/** Something that a cloud is told to run, with its settings as far as they are known. */
export interface Resource {
  /** `module.orders.aws_db_instance.this`; the key of a `for_each` behind it. */
  readonly address: string;
  readonly type: string;
  /** Its label, and the calls of modules around it, innermost first. */
  readonly names: readonly string[];
  readonly key?: string | undefined;
  readonly body: DataNode;
  /** Stands in a call of a module of others, whose resources are not here to be read. */
  readonly bought?: true | undefined;
  readonly file: string;
  readonly at: number;
  readonly end: number;
}

type Modules = ReadonlyMap<string, TerraformModule>;

/** No plan has more, and each level may multiply those below. */
const mostResources = 5_000;
const deepestModules = 12;
/** Values that may be worked out: modules multiply blocks, but only rubbish multiplies without end. */
const valuesFree = 50_000;
const valuesPerBlock = 300;

/** Everything that the modules make which nobody else calls. */
export function resourcesOf(modules: Modules): readonly Resource[] {
  const called = new Set(
    [...modules.values()].flatMap((module) => callsIn(module).flatMap((block) => folderCalled(module, block) ?? [])),
  );
  const roots = productionRoots([...modules.keys()].filter((folder) => !called.has(folder)).sort());
  const found: Resource[] = [];
  const blocks = [...modules.values()].reduce((sum, module) => sum + module.blocks.length, 0);
  const work = { left: valuesFree + blocks * valuesPerBlock };
  for (const folder of roots) {
    const module = modules.get(folder);
    if (module !== undefined) addResources(found, scopeOf(modules, { module, path: '', children: [], work }, 0));
  }
  return found;
}

function callsIn({ blocks }: TerraformModule): readonly PlacedBlock[] {
  return blocks.filter(({ kind }) => kind === 'module');
}

function folderCalled(module: TerraformModule, block: PlacedBlock): string | undefined {
  const source = textOf(entry(block.body, 'source'));
  return source !== undefined && /^\.\.?(?:\/|$)/.test(source) ? joinPath(module.folder, source) : undefined;
}

/** One folder an environment: production is what is reviewed, and what others have in its place is the same again. */
function productionRoots(folders: readonly string[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const folder of folders) {
    const parts = folder.split('/');
    const at = parts.findLastIndex((part) => environments.includes(part.toLowerCase()));
    const group = at < 0 ? folder : parts.with(at, '*').join('/');
    groups.set(group, [...(groups.get(group) ?? []), folder]);
  }
  return [...groups.values()].flatMap((group) => group.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, 1));
}

const environments =
  'prod production live prd main staging stage stg preprod uat qa test dev development sandbox demo local'.split(' ');

function rankOf(folder: string): number {
  return environments.findIndex((name) => folder.toLowerCase().split('/').includes(name));
}

function scopeOf(modules: Modules, scope: ModuleScope, depth: number): ModuleScope {
  const children: ModuleScope[] = [];
  const { work } = scope;
  const whole = { ...scope, children };
  if (depth > deepestModules) return whole;
  // What is made for each of several is made of the outputs of what is made once.
  const calls = callsIn(scope.module).toSorted((a, b) => Number(isRepeated(a)) - Number(isRepeated(b)));
  for (const block of calls) {
    const folder = folderCalled(scope.module, block);
    const module = folder === undefined ? undefined : modules.get(folder);
    if (module === undefined || module === scope.module) continue;
    for (const each of elementsOf(block.body, { scope: whole })) {
      const key = each === undefined ? '' : `.${each.key}`;
      const path = `${scope.path}module.${block.name}${key}.`;
      children.push(
        scopeOf(modules, { module, path, caller: { scope: whole, block, each }, children: [], work }, depth + 1),
      );
    }
  }
  return whole;
}

function isRepeated({ body }: PlacedBlock): boolean {
  return entry(body, 'for_each') !== undefined;
}

/** What a block is made for: once where nothing is said or known, never where its count is none. */
function elementsOf(body: DataNode, place: Place): readonly (Each | undefined)[] {
  const count = entry(body, 'count');
  if (count !== undefined && scalarText(resolved(count, place)) === '0') return [];
  const each = entry(body, 'for_each');
  const over = each === undefined ? undefined : resolved(each, place);
  if (over?.kind === 'mapping') return entriesOf(over).map(({ key, value }) => ({ key, value }));
  if (over?.kind !== 'sequence') return [undefined];
  const elements = new Map<string, Each>();
  for (const value of itemsOf(over)) {
    const key = scalarText(value);
    if (key !== undefined) elements.set(key, { key, value });
  }
  return [...elements.values()];
}

function addResources(found: Resource[], scope: ModuleScope): void {
  for (const block of scope.module.blocks) {
    const type = typeOf(scope.module, block);
    if (type === undefined) continue;
    for (const each of elementsOf(block.body, { scope })) {
      if (found.length >= mostResources) return;
      found.push(resourceOf(scope, block, type, each));
    }
  }
  for (const child of scope.children) addResources(found, child);
}

function typeOf(module: TerraformModule, block: PlacedBlock): string | undefined {
  if (block.kind === 'resource') return block.type;
  return block.kind === 'data' ? `data.${block.type}` : boughtType(module, block);
}

function boughtType(module: TerraformModule, block: PlacedBlock): string | undefined {
  if (block.kind !== 'module' || folderCalled(module, block) !== undefined) return undefined;
  return knownModule(textOf(entry(block.body, 'source')) ?? '');
}

function resourceOf(scope: ModuleScope, block: PlacedBlock, type: string, each: Each | undefined): Resource {
  const { name, file, at, end } = block;
  const own = block.kind === 'module' ? `module.${name}` : `${type}.${name}`;
  const key = each === undefined ? '' : `.${each.key}`;
  const place = { scope, each };
  return {
    address: `${scope.path}${own}${key}`,
    type,
    names: [name, ...namesAround(scope)],
    key: each?.key,
    body: resolved(expandDynamic(block.body, place), place),
    bought: block.kind === 'module' ? true : undefined,
    file,
    at,
    end,
  };
}

function namesAround({ caller }: ModuleScope): readonly string[] {
  if (caller === undefined) return [];
  return [...(caller.each === undefined ? [] : [caller.each.key]), caller.block.name, ...namesAround(caller.scope)];
}
