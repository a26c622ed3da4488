import { expect, test } from 'vitest';
import { channelsText, edgesText } from '../../../../test/support/deployment-text.ts';
import { endpointsText, tablesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

/** A cloakroom whose `serverless.yml` is spread over files, and the statistics of another team in a template of SAM. */
const cloakroom = {
  'package.json': '{ "name": "cloakroom", "dependencies": { "@middy/core": "6", "@aws-sdk/client-sqs": "3" } }',
  'serverless.yml': `service: cloakroom
custom:
  stage: \${opt:stage, 'live'}
provider:
  name: aws
  stage: \${self:custom.stage}
  environment:
    LOST_QUEUE: !Ref LostCoats
    COATS_TOPIC: !Ref Coats
functions:
  - \${file(deploy/hooks.yml)}
  - lost:
      handler: src/coats.lost
      events:
        - sqs: { arn: !GetAtt LostCoats.Arn }
resources:
  - \${file(deploy/queues.yml)}
  - Resources:
      Hooks: \${file(deploy/tables.yml):hooks}
`,
  'deploy/hooks.yml': `hang:
  handler: src/coats.hang
  events:
    - httpApi:
        path: /coats
        method: post
        authorizer: { name: ticket }
guard: \${file(deploy/guard.yml)}
`,
  'deploy/guard.yml': `handler: src/coats.guard
events:
  - eventBridge: { pattern: { detail-type: [CoatForgotten] } }
`,
  'deploy/queues.yml': `Resources:
  LostCoats:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: \${self:service}-lost-\${sls:stage}
  Coats:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: \${self:service}-coats-\${self:provider.stage}
`,
  'deploy/tables.yml': `hooks:
  Type: AWS::DynamoDB::Table
  Properties:
    TableName: \${self:service}-hooks-\${self:custom.stage}
    AttributeDefinitions: [{ AttributeName: hook, AttributeType: N }]
    KeySchema: [{ AttributeName: hook, KeyType: HASH }]
`,
  'src/coats.ts': `import middy from '@middy/core';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
const sqs = new SQSClient({});
const sns = new SNSClient({});

const hangUp = async (event) => {
  await sns.send(new PublishCommand({ TopicArn: process.env.COATS_TOPIC, Message: event.body }));
  return { statusCode: 201 };
};
export const hang = middy(hangUp).use(logger()).use(errors());

export const guard = async () => {
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env.LOST_QUEUE, MessageBody: 'a scarf' }));
};
export const lost = async (event) => console.log(event.Records.length);
`,
  'statistics/template.yaml': `Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: { Type: String, Default: live }
Resources:
  CountApi:
    Type: AWS::Serverless::HttpApi
    Properties:
      Auth: { DefaultAuthorizer: Staff }
  Count:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: count/
      Handler: app.handler
      Runtime: python3.12
      Events:
        Coats: { Type: SQS, Properties: { Queue: !GetAtt Counted.Arn } }
        Today: { Type: HttpApi, Properties: { ApiId: !Ref CountApi, Path: /today, Method: get } }
        Health: { Type: HttpApi, Properties: { ApiId: !Ref CountApi, Path: /health, Method: get, Auth: { Authorizer: NONE } } }
  Counted:
    Type: AWS::SQS::Queue
    Properties: { QueueName: counted }
  CoatsCounted:
    Type: AWS::SNS::Subscription
    Properties:
      Protocol: sqs
      TopicArn: !Sub 'arn:aws:sns:\${AWS::Region}:\${AWS::AccountId}:cloakroom-coats-\${Stage}'
      Endpoint: !GetAtt Counted.Arn
`,
  'statistics/count/requirements.txt': 'boto3\n',
  'statistics/count/app.py': 'def handler(event, context):\n    return {"statusCode": 200}\n',
};

test('functions and resources of files that serverless.yml names', async () => {
  const system = await systemOf(cloakroom);
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "POST /coats  src/coats.ts:7
        behind ticket authentication
    GET /health  statistics/count/app.py:1
    GET /today  statistics/count/app.py:1
        behind Staff authentication"
  `);
  expect(tablesText(system)).toMatchInlineSnapshot(`"cloakroom-hooks-live (hook)"`);
});

test('queues and topics have the names that their variables make, across stacks', async () => {
  const system = await systemOf(cloakroom);
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "eventbridge:CoatForgotten: from nobody to cloakroom
    sns:cloakroom-coats-live: from cloakroom to count
    sqs:cloakroom-lost-live: from cloakroom to cloakroom
    sqs:counted: from nobody to count"
  `);
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "cloakroom publish sns
    cloakroom consume sqs
    cloakroom publish sqs
    count consume sns
    count consume sqs
    count-api call count"
  `);
});
