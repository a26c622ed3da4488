import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyHandler, APIGatewayProxyHandlerV2 } from 'aws-lambda';
import { store } from './store';

const sqs = new SQSClient({});

export const onTheBeach: APIGatewayProxyHandlerV2 = async (event) => {
  const { rows } = await store.query('SELECT tail FROM kites WHERE beach = $1 AND torn_on IS NULL LIMIT 50', [
    event.pathParameters?.beach,
  ]);
  return { statusCode: 200, body: JSON.stringify(rows) };
};

export const rent: APIGatewayProxyHandler = async (event) => {
  const { tail } = JSON.parse(event.body ?? '{}');
  await store.query('INSERT INTO rentals (tail, wristband) VALUES ($1, $2)', [
    tail,
    event.requestContext.authorizer?.wristband,
  ]);
  return { statusCode: 201, body: '' };
};

export const giveBack: APIGatewayProxyHandler = async (event) => {
  const { rows } = await store.query('UPDATE rentals SET given_back = now() WHERE id = $1 RETURNING tail', [
    event.pathParameters?.id,
  ]);
  if (event.queryStringParameters?.torn === 'yes')
    await sqs.send(
      new SendMessageCommand({ QueueUrl: process.env.REPAIRS_URL, MessageBody: JSON.stringify({ tail: rows[0].tail }) }),
    );
  return { statusCode: 204, body: '' };
};
