import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { DataAccess } from '../../model/data-access.ts';

function told({ operation, table, verb, many, filters, filtersKnown, limit, inLoop }: DataAccess): string {
  const chosen = filters.map(({ column, operator }) => `${column} ${operator}`).join(', ');
  const parts = [
    `${operation.replace(/^.*#/, '')}: ${verb}${many ? ' many' : ''} of ${table.replace(/^table:/, '')}`,
    chosen === '' ? '' : `by ${chosen}`,
    filtersKnown ? '' : 'by who knows what',
    limit?.kind === 'constant' ? `at most ${limit.value}` : '',
    inLoop ? 'in a loop' : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

async function accesses(files: Readonly<Record<string, string>>): Promise<string> {
  const { accesses: found } = await systemOf(files);
  return found.map(told).join('\n');
}

const terraform = `resource "aws_dynamodb_table" "moorings" {
  name      = "\${var.stage}-moorings"
  hash_key  = "harbor"
  range_key = "berth"
  attribute {
    name = "harbor"
    type = "S"
  }
  attribute {
    name = "berth"
    type = "N"
  }
}
variable "stage" { default = "prod" }
`;

test('commands of the SDK for JavaScript reach the table that a plan declares, by its variable or a part of its name', async () => {
  expect(
    await accesses({
      'infra/tables.tf': terraform,
      'api/package.json': '{ "name": "harbor", "dependencies": { "express": "4", "@aws-sdk/lib-dynamodb": "3" } }',
      'api/moorings.ts': `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocument, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const old = DynamoDBDocument.from(new DynamoDBClient({}));
const TableName = process.env.MOORINGS_TABLE;
export async function find(harbor: string, berth: number) {
  return (await documents.send(new GetCommand({ TableName, Key: { harbor, berth } }))).Item;
}
export async function ofSkipper(skipper: string) {
  const query = new QueryCommand({
    TableName,
    IndexName: 'skippers',
    KeyConditionExpression: '#s = :skipper AND begins_with(boat, :boat)',
    ExpressionAttributeNames: { '#s': 'skipper' },
    Limit: 20,
  });
  return (await documents.send(query)).Items;
}
export const save = (mooring: object) => documents.send(new PutCommand({ TableName, Item: mooring }));
export async function pay(harbor: string, berth: number) {
  const change = { TableName: \`\${process.env.STAGE}-moorings\`, Key: { harbor, berth }, UpdateExpression: 'SET paid = :paid' };
  await documents.send(new UpdateCommand(change));
}
export const overdue = () => documents.send(new ScanCommand({ TableName, FilterExpression: 'paidUntil < :now' }));
export const leave = (harbor: string) => documents.send(new DeleteCommand({ TableName: 'ghosts', Key: { harbor } }));
export const older = (harbor: string) => old.get({ TableName, Key: { harbor } });
`,
      'api/server.ts': `import express from 'express';
import * as moorings from './moorings';
const app = express();
app.get('/moorings', async (req, res) => {
  await moorings.find(req.query.harbor, 1);
  await moorings.ofSkipper('ann');
  await moorings.save(req.body);
  await moorings.pay(req.query.harbor, 1);
  await moorings.overdue();
  await moorings.leave('north');
  await moorings.older('north');
  res.end();
});
app.put({ path: '/not-a-table' });
`,
    }),
  ).toMatchInlineSnapshot(`
    "find: select of dynamodb:prod-moorings by harbor equal, berth equal
    leave: delete of dynamodb:ghosts by harbor equal
    ofSkipper: select many of dynamodb:prod-moorings by skipper equal, boat like at most 20
    older: select of dynamodb:prod-moorings by harbor equal
    overdue: select many of dynamodb:prod-moorings by paidUntil range
    pay: update of dynamodb:prod-moorings by harbor equal, berth equal
    save: upsert of dynamodb:prod-moorings"
  `);
});

test('tables of boto3 are asked by conditions, and a batch is no loop of writes', async () => {
  expect(
    await accesses({
      'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Letters:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: letters
      KeySchema: [{ AttributeName: mailbox, KeyType: HASH }, { AttributeName: sentAt, KeyType: RANGE }]
      AttributeDefinitions: [{ AttributeName: mailbox, AttributeType: S }, { AttributeName: sentAt, AttributeType: S }]
  List:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.12
      Events:
        Api:
          Type: HttpApi
          Properties:
            Path: /letters
            Method: get
`,
      'src/requirements.txt': 'boto3\n',
      'src/letters.py': `import os
import boto3
from boto3.dynamodb.conditions import Attr, Key

table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])
client = boto3.client("dynamodb")

def in_mailbox(mailbox, since):
    condition = Key("mailbox").eq(mailbox)
    if since:
        condition = condition & Key("sentAt").gte(since)
    return table.query(KeyConditionExpression=condition, Limit=50)["Items"]

def unread():
    return table.scan(FilterExpression=Attr("read").eq(False))["Items"]

def mark(mailbox, sent_at):
    table.update_item(Key={"mailbox": mailbox, "sentAt": sent_at}, UpdateExpression="SET #r = :true")

def put_all(letters):
    with table.batch_writer() as batch:
        for letter in letters:
            batch.put_item(Item=letter)

def raw(mailbox):
    return client.get_item(TableName="letters", Key={"mailbox": {"S": mailbox}})
`,
      'src/app.py': `import letters

def handler(event, context):
    letters.in_mailbox("a", "b")
    letters.unread()
    letters.mark("a", "b")
    letters.put_all(event["letters"])
    letters.raw("a")
    return {"statusCode": 200}
`,
    }),
  ).toMatchInlineSnapshot(`
    "in_mailbox: select many of dynamodb:letters by mailbox equal, sentAt range at most 50
    mark: update of dynamodb:letters by mailbox equal, sentAt equal
    put_all: upsert of dynamodb:letters
    raw: select of dynamodb:letters by mailbox equal
    unread: select many of dynamodb:letters by read equal"
  `);
});

test('inputs of the SDK for Go and requests of that for .NET name what they do', async () => {
  expect(
    await accesses({
      'go/go.mod': 'module example.com/lamps\n',
      'go/main.go': `package main

import (
	"context"
	"net/http"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

type Lamps struct {
	client *dynamodb.Client
	table  string
}

func (l *Lamps) Get(ctx context.Context, tower string) {
	l.client.GetItem(ctx, &dynamodb.GetItemInput{
		TableName: aws.String(l.table),
		Key:       map[string]types.AttributeValue{"tower": &types.AttributeValueMemberS{Value: tower}},
	})
}

func (l *Lamps) List(ctx context.Context) {
	input := &dynamodb.QueryInput{TableName: &l.table, KeyConditionExpression: aws.String("tower = :tower"), Limit: aws.Int32(10)}
	l.client.Query(ctx, input)
}

func main() {
	lamps := &Lamps{client: dynamodb.New(dynamodb.Options{}), table: os.Getenv("LAMPS_TABLE")}
	http.HandleFunc("GET /lamps", func(w http.ResponseWriter, r *http.Request) {
		lamps.Get(r.Context(), "north")
		lamps.List(r.Context())
	})
}
`,
      'net/Beams.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web" />',
      'net/Program.cs': `using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/beams", async (IAmazonDynamoDB client) =>
{
    var request = new QueryRequest { TableName = "Beams", KeyConditionExpression = "Tower = :tower", Limit = 5 };
    return await client.QueryAsync(request);
});
app.Run();
`,
    }),
  ).toMatchInlineSnapshot(`
    "Lamps.Get: select of lamps-database:lamps by tower equal
    Lamps.List: select many of lamps-database:lamps by tower equal at most 10
    GET /beams: select many of Beams-database:Beams by Tower equal at most 5"
  `);
});

test('transactions and batches say of each table what they do with it', async () => {
  expect(
    await accesses({
      'api/package.json': '{ "name": "harbor", "dependencies": { "express": "4", "@aws-sdk/lib-dynamodb": "3" } }',
      'api/server.ts': `import express from 'express';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, BatchWriteCommand, DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const app = express();
app.post('/moorings', async (req, res) => {
  await documents.send(new TransactWriteCommand({
    TransactItems: [
      { Put: { TableName: 'moorings', Item: req.body } },
      { Update: { TableName: 'harbors', Key: { harbor: req.body.harbor }, UpdateExpression: 'SET free = free - :one' } },
      { ConditionCheck: { TableName: 'skippers', Key: { skipper: req.body.skipper }, ConditionExpression: 'active = :yes' } },
    ],
  }));
  await documents.send(new BatchGetCommand({ RequestItems: { [process.env.BOATS_TABLE]: { Keys: [] } } }));
  await documents.send(new BatchWriteCommand({ RequestItems: { ghosts: [{ DeleteRequest: { Key: { harbor: 'north' } } }] } }));
  res.end();
});
`,
    }),
  ).toMatchInlineSnapshot(`
    "POST /moorings: delete of harbor-database:ghosts
    POST /moorings: select of harbor-database:skippers by skipper equal
    POST /moorings: select of harbor-database:boats
    POST /moorings: update of harbor-database:harbors by harbor equal
    POST /moorings: upsert of harbor-database:moorings"
  `);
});

test('requests of Java are built, handed to a lambda, or made by the first SDK', async () => {
  expect(
    await accesses({
      'build.gradle': '',
      'src/main/java/harbor/Moorings.java': `package harbor;
import java.util.Map;
import org.springframework.web.bind.annotation.*;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.*;
@RestController
public class Moorings {
  private static final String TABLE = "moorings";
  private final DynamoDbClient client;
  Moorings(DynamoDbClient client) { this.client = client; }
  @GetMapping("/moorings") Object all(@RequestParam String harbor) {
    QueryRequest request = QueryRequest.builder().tableName(TABLE).keyConditionExpression("harbor = :harbor").build();
    return client.query(request).items();
  }
  @GetMapping("/moorings/{id}") Object one(@PathVariable String id) {
    return client.getItem(r -> r.tableName(TABLE).key(Map.of("id", AttributeValue.fromS(id)))).item();
  }
  @PostMapping("/moorings") void save() {
    client.transactWriteItems(TransactWriteItemsRequest.builder().transactItems(
      TransactWriteItem.builder().put(Put.builder().tableName(TABLE).build()).build(),
      TransactWriteItem.builder().delete(Delete.builder().tableName("waiting").build()).build()).build());
  }
}
`,
    }),
  ).toMatchInlineSnapshot(`
    "Moorings.all: select many of workspace-database:moorings by harbor equal
    Moorings.one: select of workspace-database:moorings by id equal
    Moorings.save: delete of workspace-database:waiting by who knows what
    Moorings.save: upsert of workspace-database:moorings"
  `);
});

test('what is asked page by page is asked all the same', async () => {
  expect(
    await accesses({
      'api/package.json': '{ "name": "harbor", "dependencies": { "express": "4", "@aws-sdk/lib-dynamodb": "3" } }',
      'api/moorings.ts': `import express from 'express';
import { paginateQuery } from '@aws-sdk/lib-dynamodb';
const pages = (client, harbor) => paginateQuery({ client }, { TableName: 'moorings', KeyConditionExpression: 'harbor = :h', ExpressionAttributeValues: { ':h': harbor } });
express().get('/moorings', async (req, res) => { for await (const page of pages(req.app, req.query.harbor)) res.write(page); });
`,
      'log/requirements.txt': 'flask\nboto3\n',
      'log/app.py': `import boto3
from flask import Flask

app = Flask(__name__)
client = boto3.client("dynamodb")

@app.get("/log")
def log():
    return [page for page in client.get_paginator("scan").paginate(TableName="log")]
`,
    }),
  ).toMatchInlineSnapshot(`
    "pages: select many of harbor-database:moorings by harbor equal
    log: select many of log-database:log"
  `);
});
