import amqp from 'amqplib';
import { pool } from './database.js';

const connection = await amqp.connect(process.env.BROKER);
const channel = await connection.createConfirmChannel();

export async function relay() {
  const { rows } = await pool.query('SELECT id, payload FROM outbox_messages WHERE sent_at IS NULL ORDER BY id LIMIT 100');
  for (const { payload } of rows) channel.sendToQueue('herb-put', Buffer.from(JSON.stringify(payload)));
}

setInterval(relay, 100);
