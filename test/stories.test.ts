import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from './support/repository.ts';
import { reviewFolder } from './support/system-of.ts';

/** Findings that a reviewer of the code would stand by, as rule and place; everything else is noise. */
const findings = {
  clinic: [
    'unindexed-filter src/controllers/visits.js',
    'int-primary-key-overflow schema.sql',
    'missing-versioning src/server.js',
  ],
  library: ['mixed-versioning src/donations/donations.controller.ts'],
  fleet: [
    'index-without-concurrently migrations/20240611_fuel.ts',
    'int-primary-key-overflow migrations/20240105_init.ts',
    'varchar-limit migrations/20240105_init.ts',
    'missing-versioning src/server.ts',
  ],
  bakery: [
    'n-plus-one-query apps/counter/src/ticket-service.ts',
    'missing-authentication apps/oven/src/batch-router.ts',
  ],
  postoffice: ['mixed-versioning src/stamps.ts'],
};

for (const [story, expected] of Object.entries(findings)) {
  test(`the review of the ${story} says what is so, and no more`, async () => {
    const { review } = await reviewFolder(path.join(repository, 'test/workspaces', story));
    expect(review.findings.map(({ rule, evidence }) => `${rule} ${evidence[0]?.file}`)).toEqual(expected);
  });
}

test('the review of the clinic names both routes that search visits by their start', async () => {
  const { review } = await reviewFolder(path.join(repository, 'test/workspaces/clinic'));
  const search = review.findings.find((finding) => finding.rule === 'unindexed-filter');
  expect(search?.subjects.filter((id) => id.includes('/api/visits'))).toHaveLength(2);
});
