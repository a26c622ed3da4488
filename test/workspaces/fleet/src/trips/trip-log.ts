import type { Knex } from 'knex';

export interface FinishedTrip {
  truckId: number;
  driverId: number;
  distanceKm: number;
}

export async function finishTrip(knex: Knex, trip: FinishedTrip): Promise<void> {
  await knex.transaction(async (trx) => {
    await trx('trips').insert({
      truck_id: trip.truckId,
      driver_id: trip.driverId,
      distance_km: trip.distanceKm,
      finished_at: trx.fn.now(),
    });
    await addMileage(trx, trip.truckId, trip.distanceKm);
  });
}

function addMileage(trx: Knex.Transaction, truckId: number, km: number) {
  return trx('trucks').where('id', truckId).increment('mileage_km', km);
}

export function tripsOf(knex: Knex, truckId: number) {
  return knex('trips as t')
    .join('drivers as d', 't.driver_id', 'd.id')
    .where('t.truck_id', truckId)
    .orderBy('t.finished_at', 'desc')
    .limit(50)
    .select('t.id', 't.distance_km', 'd.full_name');
}

export async function refuel(knex: Knex, truckId: number, litres: number) {
  const [row] = await knex.raw('INSERT INTO refuels (truck_id, litres) VALUES (?, ?) RETURNING id', [truckId, litres])
    .then((result) => result.rows);
  return row;
}
