import { relations, sql } from 'drizzle-orm';
import { boolean, index, integer, pgEnum, pgTable, primaryKey, serial, text, timestamp, uniqueIndex, varchar } from 'drizzle-orm/pg-core';

export const kind = pgEnum('pass_kind', ['single', 'family']);

const stamped = {
  createdAt: timestamp('created_at', { withTimezone: true }).defaultNow().notNull(),
};

export const guests = pgTable('guests', {
  id: serial('id').primaryKey(),
  email: varchar('email', { length: 120 }).notNull().unique(),
  name: text(),
});

export const visits = pgTable(
  'visits',
  {
    id: serial('id').primaryKey(),
    guestId: integer('guest_id')
      .notNull()
      .references(() => guests.id, { onDelete: 'cascade' }),
    day: varchar('day', { length: 10 }).notNull(),
    adults: integer('adults').notNull().default(1),
    ...stamped,
  },
  (table) => [index('visits_day_idx').on(table.day, table.createdAt.desc())],
);

export const passes = pgTable(
  'passes',
  {
    code: varchar('code', { length: 8 }).primaryKey(),
    guestId: integer('guest_id').references(() => guests.id),
    kind: kind('kind').default('single').notNull(),
    revoked: boolean('revoked').default(false).notNull(),
  },
  (table) => ({
    guestIdx: uniqueIndex('passes_guest_idx').on(table.guestId).where(sql`revoked = false`),
  }),
);

export const lanes = pgTable(
  'lanes',
  { hall: text('hall').notNull(), number: integer('number').notNull() },
  (table) => [primaryKey({ columns: [table.hall, table.number] })],
);

export const visitsRelations = relations(visits, ({ one }) => ({
  guest: one(guests, { fields: [visits.guestId], references: [guests.id] }),
}));
