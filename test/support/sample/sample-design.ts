import type { DesignState } from '../../../src/protocol/design-schema.ts';
import { briefForm } from '../../../src/worker/brief-form.ts';
import { briefText } from '../design/briefs.ts';

const shop = briefText('examples/briefs/users-and-orders.yaml');

/** The shop's brief as somebody leaves it who is not done. */
export const wrongBrief = shop
  .replace('price: money', 'price: mony')
  .replace('min: 0, max: 1000000', 'min: 10, max: 1')
  .replace('peakFactor: 5', 'peakFactor: none')
  .replace('partOf: order', 'partOf: odrer');

const templates = [
  ['booking', 'Booking', 'Seats of events: nobody else gets a seat that somebody has.'],
  ['catalog', 'Catalog', 'A catalog that is read a thousand times as often as it is written.'],
  ['users-and-orders', 'Users and orders', 'A shop: people order products, pay, and are told.'],
] as const;

/** What the extension says of a brief. */
export function sampleDesign(text = shop): DesignState {
  const { form, size } = briefForm({ file: 'brief.yaml', text, edits: [] });
  const counts = { services: 1, endpoints: 16, tables: 7, findings: 0 };
  return {
    templates: templates.map(([id, title, about]) => ({ id, title, about })),
    model: undefined,
    brief: { file: 'shop/brief.yaml', form, size, note: undefined, designed: text === shop },
    run: { kind: 'idle' },
    history: [
      { id: '1', at: '2024-06-11T09:14:00.000Z', name: 'Corner Orders', file: 'shop/brief.yaml', counts },
      {
        id: '2',
        at: '2024-06-10T16:20:00.000Z',
        name: 'Lamp catalog',
        file: 'brief.yaml',
        counts: { ...counts, findings: 2 },
      },
    ],
  };
}
