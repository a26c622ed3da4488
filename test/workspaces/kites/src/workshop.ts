import type { ScheduledHandler, SQSHandler } from 'aws-lambda';
import { store } from './store';

export const mend: SQSHandler = async (event) => {
  const tails = event.Records.map((record) => JSON.parse(record.body).tail);
  await store.query('UPDATE kites SET torn_on = now() WHERE tail = ANY($1)', [tails]);
};

export const closeBeach: ScheduledHandler = async () => {
  await store.query('DELETE FROM rentals WHERE given_back < now() - interval $1', ['30 days']);
};
