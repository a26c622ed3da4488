import { designBackend } from '../../../src/core/design-backend.ts';

/** Meters that send what they read, at times twice. */
export const meters = designBackend(
  'meters.yaml',
  `name: Meters
load: { requestsPerSecond: 2500, peakFactor: 2, readsPerWrite: 0.05, growth: 80 % }
resources:
  meter:
    attributes: { serial: text(40) unique }
    operations: [create, read]
    rows: 250_000
  reading:
    belongsTo: meter
    attributes: { takenAt: timestamp, value: number }
    unique: [[meter, takenAt]]
    appendOnly: true
    retention: 25 months
    operations: { create: { perSecond: 2300 }, list: {} }
    lists: [{ by: meter, sort: -takenAt }]
    rows: 70 billion
`,
);
