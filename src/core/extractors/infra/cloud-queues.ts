import { entriesOf, entry, itemsOf, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';

interface CloudQueue {
  readonly name: string;
  readonly deadLetter: string | undefined;
  readonly declared: { readonly at: number; readonly end: number };
}

/** Queues and topics of CloudFormation. */
export interface CloudQueues {
  /** What a reference or an address means: `!GetAtt Stamps.Arn`, `Fn::GetAtt: [Stamps, Arn]`, `Ref: Stamps`. */
  named(node: DataNode): CloudQueue | undefined;
}

export function cloudQueues(resources: readonly DataNode[]): CloudQueues {
  const byId = new Map<string, DataNode>();
  const queues = new Map<string, CloudQueue>();
  for (const { key, value } of resources.flatMap(entriesOf))
    if (/^AWS::(?:SQS::Queue|SNS::Topic)$/.test(textOf(entry(value, 'Type')) ?? '')) byId.set(key, value);
  for (const [id, node] of byId) {
    const policy = entry(node, 'Properties', 'RedrivePolicy');
    const dead = idOf(entry(policy, 'deadLetterTargetArn'));
    const deadLetter = dead === undefined ? undefined : nameOf(dead, byId.get(dead));
    queues.set(id, { name: nameOf(id, node), deadLetter, declared: { at: node.at, end: node.end } });
  }
  return {
    named: (node) => {
      const id = idOf(node);
      return id === undefined ? undefined : queues.get(id);
    },
  };
}

/** Names that are put together of stages are only known by what they are called in the file. */
function nameOf(id: string, node: DataNode | undefined): string {
  const name = textOf(entry(node, 'Properties', 'QueueName') ?? entry(node, 'Properties', 'TopicName'));
  return name === undefined || name.includes('$') ? id : name;
}

function idOf(node: DataNode | undefined): string | undefined {
  const short = textOf(node);
  if (short !== undefined) return short.replace(/\.(?:Arn|QueueName|TopicName)$/, '');
  const attribute = entry(node, 'Fn::GetAtt');
  return textOf(entry(node, 'Ref')) ?? textOf(itemsOf(attribute)[0]) ?? textOf(attribute)?.split('.')[0];
}
