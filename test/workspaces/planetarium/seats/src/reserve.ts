import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const queue = new SQSClient({});

export async function handler(event: { readonly body: string }) {
  await queue.send(new SendMessageCommand({ QueueUrl: process.env.REMINDERS_QUEUE, MessageBody: event.body }));
  return { statusCode: 201 };
}
