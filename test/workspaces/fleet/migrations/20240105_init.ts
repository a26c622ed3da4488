import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('trucks', (table) => {
    table.increments('id');
    table.string('plate', 12).notNullable().unique();
    table.integer('mileage_km').notNullable().defaultTo(0);
    table.timestamp('retired_at');
  });
  await knex.schema.createTable('drivers', (table) => {
    table.increments('id');
    table.string('full_name').notNullable();
    table.string('badge').notNullable().unique();
  });
  await knex.schema.createTable('trips', (table) => {
    table.increments('id');
    table.integer('truck_id').notNullable().references('id').inTable('trucks');
    table.integer('driver_id').notNullable().references('id').inTable('drivers');
    table.integer('distance_km').notNullable();
    table.timestamp('finished_at').notNullable();
    table.index(['truck_id', 'finished_at']);
    table.index(['driver_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('trips');
  await knex.schema.dropTable('drivers');
  await knex.schema.dropTable('trucks');
}
