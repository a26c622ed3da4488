import { type BackendDesign, designBackend } from '../../../src/core/design-backend.ts';

/** Ships report where they are: how many times a year, and how many at once. */
export function ships(rows: string, load: string): BackendDesign {
  return designBackend(
    'ships.yaml',
    `name: Ship Positions
load: ${load}
resources:
  ship:
    attributes: { name: text(80) unique }
    rows: 4_000
  position:
    belongsTo: ship
    attributes: { latitude: number, longitude: number, seenAt: timestamp }
    appendOnly: true
    retention: 180 days
    operations: [create, list]
    lists: [{ by: ship, sort: -seenAt }]
    rows: ${rows}
`,
  );
}

/** More rows than a table should hold, and more writes than one primary takes. */
export const manyShips = ships(
  '2 billion',
  '{ requestsPerSecond: 4000, peakFactor: 4, readsPerWrite: 1, growth: 50 % }',
);
