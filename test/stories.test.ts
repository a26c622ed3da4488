import { readFileSync } from 'node:fs';
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
    'missing-authentication apps/oven/src/batch-router.ts',
    'n-plus-one-query apps/counter/src/ticket-service.ts',
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

interface SilentPlace {
  readonly rules: readonly string[];
  readonly file: string;
  /** Stands in the file once. */
  readonly quote: string;
  readonly why: string;
}

/** Four other stacks: what presses there, and what looks like a flaw and is none. */
const stacks: Readonly<Record<string, readonly SilentPlace[]>> = {
  'apiary, Spring services with Feign and Kafka': [
    {
      rules: ['missing-timeout'],
      file: 'harvest-service/src/main/java/apiary/harvest/HiveClient.java',
      quote: 'HiveView find(',
      why: 'Feign gives up after a minute by itself',
    },
    {
      rules: ['unpaginated-list', 'unindexed-filter'],
      file: 'hive-service/src/main/java/apiary/hives/HiveController.java',
      quote: 'return service.inYard(yard, page);',
      why: 'the list is paged, and an index begins with the yard',
    },
    {
      rules: ['missing-authentication', 'missing-authorization'],
      file: 'hive-service/src/main/java/apiary/hives/HiveController.java',
      quote: 'public void remove(@PathVariable Long id)',
      why: 'only a queen may',
    },
    {
      rules: ['unbounded-query', 'unpaginated-list', 'unindexed-sort'],
      file: 'harvest-service/src/main/java/apiary/harvest/HarvestRepository.java',
      quote: 'LIMIT 10',
      why: 'ten rows are few',
    },
  ],
  'nursery, a Django monolith': [
    {
      rules: ['n-plus-one-query', 'unpaginated-list', 'unindexed-sort'],
      file: 'plants/views.py',
      quote: 'plants = Plant.objects.select_related("family")',
      why: 'the family comes along, and fifty rows are shown',
    },
    {
      rules: ['missing-authorization', 'missing-authentication'],
      file: 'sales/views.py',
      quote: 'get_object_or_404(Sale, pk=pk, customer=request.user)',
      why: 'only its owner finds the sale',
    },
    {
      rules: ['transaction-around-remote-call'],
      file: 'plants/views.py',
      quote: 'with transaction.atomic():',
      why: 'the supplier is asked before',
    },
    {
      rules: ['missing-authorization', 'get-that-writes'],
      file: 'sales/views.py',
      quote: 'Sale.objects.filter(pk=pk).update(state="paid")',
      why: 'a permission is asked for, and POST alone is let in',
    },
  ],
  'foundry, Go services with gRPC': [
    {
      rules: ['missing-timeout'],
      file: 'front/main.go',
      quote: 'pb.GetCastingRequest{Id: chi.URLParam',
      why: 'the context ends after a second',
    },
    {
      rules: ['unpaginated-list', 'unindexed-filter', 'unindexed-sort'],
      file: 'castings/store/castings.go',
      quote: 'ORDER BY poured_at LIMIT 50',
      why: 'a page of fifty, in the order of an index',
    },
    {
      rules: ['verb-in-path', 'path-casing', 'missing-versioning', 'uppercase-in-path'],
      file: 'castings/main.go',
      quote: 'func (s *server) GetCasting(',
      why: 'gRPC names procedures, and conventions of REST do not hold there',
    },
    {
      rules: ['hardcoded-endpoint', 'plain-http-upstream'],
      file: 'front/main.go',
      quote: 'os.Getenv("CASTINGS_ADDRESS")',
      why: 'deployment says where the neighbor is',
    },
  ],
  'harbor, Go services with Gin and Kafka': [
    {
      rules: ['unpaginated-list', 'unindexed-filter'],
      file: 'pilots/handlers/pilots.go',
      quote: '"badge = ?", c.Param("badge")',
      why: 'a badge is unique',
    },
  ],
};

for (const [title, silent] of Object.entries(stacks)) {
  const root = path.join(repository, 'test/workspaces', title.split(',')[0] ?? '');
  test(`the review of the ${title}, finds what presses and keeps quiet about the rest`, async () => {
    const { review } = await reviewFolder(root);
    const pressing = review.findings.filter(({ severity }) => severity !== 'low' && severity !== 'info');
    const said = pressing.map(
      ({ rule, severity, evidence, title: what }) => `${severity} ${rule} ${evidence[0]?.file}: ${what}`,
    );
    expect(said.join('\n')).toMatchSnapshot();
    const loud = silent.flatMap(({ rules, file, quote, why }) => {
      const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
      const places = lines.flatMap((text, index) => (text.includes(quote) ? [index + 1] : []));
      expect({ file, quote, places }).toEqual({ file, quote, places: [expect.any(Number)] });
      const [line = 0] = places;
      return review.findings
        .filter(
          ({ rule, evidence }) =>
            rules.includes(rule) &&
            evidence.some((place) => place.file === file && place.line <= line && line <= place.endLine),
        )
        .map(({ rule }) => `${rule} at ${quote}: ${why}`);
    });
    expect(loud).toEqual([]);
  });
}
