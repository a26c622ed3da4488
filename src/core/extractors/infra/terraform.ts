import { folderOf } from '../../model/workspace-path.ts';
import { entriesOf, itemsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { redactData } from '../../syntax/redact-data.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { PlanBlock, PlanFact } from '../plan-fact.ts';
import { terraformSecrets } from './terraform-secrets.ts';

const names = /\.(?:tf|tofu|tfvars)(?:\.json)?$/i;

/** Terraform and OpenTofu. A file alone says little: what its blocks name stands in the other files of its folder. */
export const terraform: Extractor = {
  id: 'terraform',
  title: 'Terraform',
  group: 'infra',
  files: names,
  // What was fetched lies below `.terraform`: it is somebody else's.
  applies: (file) => names.test(file.path) && !/(?:^|\/)\.terra(?:form|grunt-cache)\//.test(file.path),
  extract: (file) => {
    const [document] = file.documents ?? [];
    const facts = document === undefined ? [] : [factOf(file, document), ...terraformSecrets(file, document)];
    return { facts, problems: [] };
  },
};

function factOf({ path }: ReadFile, document: DataNode): PlanFact {
  const folder = folderOf(path);
  if (!/\.tfvars(?:\.json)?$/i.test(path)) return { kind: 'plan', folder, blocks: blocksIn(document) };
  const always = /(?:^|\/)terraform\.tfvars|\.auto\.tfvars/i.test(path);
  return { kind: 'plan', folder, blocks: [], values: redactData(document), always };
}

/** How many names stand between the type of a block and its body. */
const labels: Readonly<Record<string, 0 | 1 | 2>> = {
  resource: 2,
  data: 2,
  module: 1,
  variable: 1,
  output: 1,
  locals: 0,
};

function blocksIn(document: DataNode): readonly PlanBlock[] {
  return Object.entries(labels).flatMap(([kind, count]) =>
    entriesOf(document)
      .filter(({ key }) => key === kind)
      .flatMap(({ value }) => labelled(value, count, []))
      .map(({ path, body }): PlanBlock => {
        const [type = '', name = type] = path;
        const secret = kind === 'variable' ? type : '';
        return {
          kind,
          type: count === 2 ? type : '',
          name,
          body: redactBody(body, secret),
          at: body.at,
          end: body.end,
        };
      }),
  );
}

/** The default of a variable is a secret where the variable's own name says so. */
function redactBody(body: DataNode, variable: string): DataNode {
  if (variable === '' || body.kind !== 'mapping') return redactData(body);
  const entries = [...body.entries.values()].map((each) => ({ ...each, value: redactData(each.value, variable) }));
  return { ...body, entries: new Map(entries.map((each) => [each.key, each])) };
}

interface Labelled {
  readonly path: readonly string[];
  readonly body: DataNode;
}

/** In JSON each level may be a list of objects as well. */
function labelled(node: DataNode, count: number, path: readonly string[]): readonly Labelled[] {
  if (node.kind === 'sequence') return itemsOf(node).flatMap((item) => labelled(item, count, path));
  if (count === 0) return [{ path, body: node }];
  return entriesOf(node).flatMap(({ key, value }) => labelled(value, count - 1, [...path, key]));
}
