import { entriesOf, entry, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { redactData } from '../../syntax/redact-data.ts';
import type { PlanBlock, PlanFact } from '../plan-fact.ts';
import { mappingAt, planBlock, textAt } from './cloudformation-resources.ts';
import { createTemplateValues } from './cloudformation-values.ts';
import { serverlessFunction } from './sam-functions.ts';

/** Each template is a plan of its own, whatever lies beside it. */
export function planOf(path: string, document: DataNode): readonly PlanFact[] {
  const resources = entry(document, 'Resources');
  const blocks = resources === undefined ? [] : blocksOf(document, resources);
  if (blocks.length === 0) return [];
  return [{ kind: 'plan', folder: path, blocks: [...blocks, ...impliedApi(document, blocks)] }];
}

function blocksOf(document: DataNode, resources: DataNode): readonly PlanBlock[] {
  const types = new Map(entriesOf(resources).map(({ key, value }) => [key, textOf(entry(value, 'Type')) ?? '']));
  const values = createTemplateValues(types, entry(document, 'Parameters'));
  const shared = entry(document, 'Globals', 'Function');
  return entriesOf(resources).flatMap(({ key, value }): readonly PlanBlock[] => {
    const type = types.get(key) ?? '';
    const properties = entry(value, 'Properties');
    const own = redactData(properties ?? { kind: 'mapping', entries: new Map(), at: value.at, end: value.end });
    const place = { at: value.at, end: value.end };
    if (type === 'AWS::Serverless::Function')
      return serverlessFunction({ name: key, properties: own, shared, values, place });
    const block = planBlock(type, key, values.read(own), place);
    return block === undefined || scalarText(entry(value, 'Condition')) === 'false' ? [] : [block];
  });
}

/** Routes that name no API are those of one that nobody declares. */
function impliedApi(document: DataNode, blocks: readonly PlanBlock[]): readonly PlanBlock[] {
  const implied = blocks.find(({ body }) => scalarText(entry(body, 'api_id'))?.includes('ServerlessHttpApi') === true);
  if (implied === undefined || blocks.some(({ name }) => name === 'ServerlessHttpApi')) return [];
  const shared = entry(document, 'Globals', 'HttpApi', 'Auth') ?? entry(document, 'Globals', 'Api', 'Auth');
  const auth = shared && createTemplateValues(new Map(), undefined).read(redactData(shared));
  const body = mappingAt(textAt(document, ''), { name: textAt(document, 'http-api'), auth });
  const { at, end } = implied;
  return [{ kind: 'resource', type: 'aws_apigatewayv2_api', name: 'ServerlessHttpApi', body, at, end }];
}
