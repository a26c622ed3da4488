import { expect, test } from 'vitest';
import { extract } from '../../../../test/support/read-file.ts';
import { shapeText } from '../../../../test/support/shape-text.ts';
import { asyncapi } from './asyncapi.ts';

test('what others subscribe to in version 2 the service sends, and what they publish it takes', () => {
  expect(
    messages(`asyncapi: 2.6.0
info: { title: Tram line, version: 1.0.0 }
servers:
  wire: { url: broker.example, protocol: kafka }
channels:
  'trams/{line}/late':
    subscribe:
      operationId: tellLate
      message:
        oneOf:
          - $ref: '#/components/messages/late'
  switches:
    publish:
      summary: A switch was set
      bindings: {}
      message: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', payload: { type: record } }
components:
  messages:
    late: { payload: { type: object, required: [minutes], properties: { minutes: { type: integer } } } }
`),
  ).toMatchInlineSnapshot(`
    "7: send kafka trams/{line}/late (tellLate) { minutes: integer }
    13: receive kafka switches (A switch was set) unknown"
  `);
});

test('version 3 says send and receive, and servers that each channel names', () => {
  expect(
    messages(`asyncapi: 3.0.0
info: { title: Tram line, version: 1.0.0 }
servers:
  wire: { host: broker.example, protocol: amqp }
  air: { host: broker.example, protocol: mqtt }
channels:
  doors: { address: trams.doors, servers: [{ $ref: '#/servers/air' }], messages: { open: { payload: { type: string } } } }
  lost: { address: null }
operations:
  openDoors: { action: receive, channel: { $ref: '#/channels/doors' } }
  nothing: { action: shout, channel: { $ref: '#/channels/doors' } }
  nowhere: { action: send, channel: { $ref: '#/channels/missing' } }
`),
  ).toMatchInlineSnapshot(`
    "10: receive mqtt trams.doors (openDoors) string
    12! The reference #/channels/missing names nothing in the document."
  `);
});

function messages(text: string): string {
  const { facts, problems } = extract(asyncapi, 'asyncapi.yaml', text);
  const told = facts.flatMap((fact) => (fact.kind === 'contract' ? (fact.messages ?? []) : []));
  return [
    ...told.map(
      ({ action, broker, channel, operationId, summary, message, evidence }) =>
        `${evidence.line}: ${action} ${broker ?? '?'} ${channel} (${operationId ?? summary ?? ''}) ${message === undefined ? 'unknown' : shapeText(message)}`,
    ),
    ...problems.map(({ line, message }) => `${line}! ${message}`),
  ].join('\n');
}
