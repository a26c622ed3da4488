import { describe, expect, it } from 'vitest';
import { migrationStep } from './migration-step.ts';

/** Paths in the order in which they run, by history. */
function inOrder(paths: readonly string[]): string[] {
  const steps = paths.flatMap((path) => {
    const step = migrationStep(path);
    return typeof step === 'object' ? [{ path, ...step }] : [];
  });
  return steps
    .sort((a, b) => (`${a.history} ${a.order}` < `${b.history} ${b.order}` ? -1 : 1))
    .map(({ path, history, tool }) => `${history || '.'} ${path.slice(history.length).replace(/^\//, '')} (${tool})`);
}

describe('Telling migrations from schemas by their path', () => {
  it('orders the files of every tool as the tool does', () => {
    expect(
      inOrder([
        'prisma/migrations/20240102000000_b/migration.sql',
        'prisma/migrations/20240101000000_a/migration.sql',
        'prisma/migrations/0_init/migration.sql',
        'db/migration/V10__ten.sql',
        'db/migration/V9_1__nine_one.sql',
        'db/migration/V9__nine.sql',
        'db/migration/R__views.sql',
        'store/000002_b.up.sql',
        'store/000001_a.up.sql',
        'drizzle/0001_b.sql',
        'drizzle/0000_a.sql',
        'go/migrations/up/2_b.sql',
        'go/migrations/up/10_c.sql',
        'supabase/migrations/20240101_x.sql',
        'db/migrate/add_users.sql',
      ]),
    ).toMatchInlineSnapshot(`
      [
        "db/migrate add_users.sql (sql)",
        "db/migration V9__nine.sql (flyway)",
        "db/migration V9_1__nine_one.sql (flyway)",
        "db/migration V10__ten.sql (flyway)",
        "db/migration R__views.sql (flyway-repeatable)",
        "drizzle 0000_a.sql (sql)",
        "drizzle 0001_b.sql (sql)",
        "go/migrations up/2_b.sql (sql)",
        "go/migrations up/10_c.sql (sql)",
        "prisma/migrations 0_init/migration.sql (prisma)",
        "prisma/migrations 20240101000000_a/migration.sql (prisma)",
        "prisma/migrations 20240102000000_b/migration.sql (prisma)",
        "store 000001_a.up.sql (golang-migrate)",
        "store 000002_b.up.sql (golang-migrate)",
        "supabase/migrations 20240101_x.sql (sql)",
      ]
    `);
  });

  it.each([
    'store/000001_a.down.sql',
    'db/migration/U2__undo.sql',
    'migrations/down/1_a.sql',
    'migrations/20240101_a/down.sql',
    'migrations/1_a_rollback.sql',
  ])('takes %s for a way back', (path) => {
    expect(migrationStep(path)).toBe('down');
  });

  it.each(['schema.sql', 'db/init.sql', 'docker/01-init.sql', 'sql/2024_report.sql', 'src/V8/queries.sql'])(
    'takes %s for a schema of its own',
    (path) => {
      expect(migrationStep(path)).toBeUndefined();
    },
  );
});
