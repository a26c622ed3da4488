import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

const press = new SNSClient({});

interface Records {
  readonly Records: readonly { readonly body: string }[];
}

export async function print({ Records }: Records) {
  for (const { body } of Records)
    await press.send(new PublishCommand({ TopicArn: process.env.RECEIPTS_TOPIC, Message: body }));
}
