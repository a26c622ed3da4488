import { expect, test } from 'vitest';
import { titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { nonIdempotentConsumer } from './non-idempotent-consumer.ts';

test('a task that Celery takes off a deployed queue before it runs comes once, one of Dramatiq may come again', async () => {
  const celery = await systemOf(
    museum(
      'celery',
      `from celery import Celery

app = Celery("museum")

@app.task`,
    ),
  );
  expect(celery.channels.map(({ broker, library }) => `${library} in ${broker}`)).toEqual([
    'celery in component:queue',
  ]);
  expect(titles(nonIdempotentConsumer, celery)).toEqual([]);
  const dramatiq = await systemOf(museum('dramatiq', 'import dramatiq\n\n@dramatiq.actor'));
  expect(titles(nonIdempotentConsumer, dramatiq)).toEqual([
    'medium: museum makes a second row in admissions when count_visitor comes twice',
  ]);
});

function museum(library: string, task: string): Record<string, string> {
  return {
    'schema.sql': 'CREATE TABLE admissions (id bigserial PRIMARY KEY, ticket text NOT NULL);',
    'museum/requirements.txt': `${library}\npsycopg\n`,
    'museum/tasks.py': `import psycopg
${task}
def count_visitor(ticket):
    with psycopg.connect("postgresql://db/museum") as connection:
        connection.execute("INSERT INTO admissions (ticket) VALUES (%s)", (ticket,))
`,
    'compose.yaml': `services:
  museum: { build: museum, environment: { BROKER_URL: "redis://queue:6379/0" } }
  queue: { image: redis }
`,
  };
}
