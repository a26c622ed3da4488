import type { Knex } from 'knex';

export const up = (knex: Knex) =>
  knex.schema
    .createTable('refuels', (table) => {
      table.increments('id');
      table.integer('truck_id').notNullable().references('trucks.id').index();
      table.decimal('litres', 8, 2).notNullable();
      table.timestamp('filled_at').notNullable().defaultTo(knex.fn.now());
    })
    .alterTable('trucks', (table) => {
      table.index(['mileage_km']);
    });

export const down = (knex: Knex) => knex.schema.dropTable('refuels');
