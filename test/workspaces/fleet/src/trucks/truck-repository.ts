import type { Knex } from 'knex';

export interface Truck {
  id: number;
  plate: string;
  mileage_km: number;
  retired_at: Date | null;
}

export class TruckRepository {
  private readonly trucks = 'trucks';

  constructor(private readonly knex: Knex) {}

  active(after: number, limit: number) {
    return this.knex<Truck>('trucks').whereNull('retired_at').where('id', '>', after).orderBy('id').limit(limit);
  }

  async search(minimumKm: number | undefined, limit: number) {
    const query = this.knex<Truck>('trucks').whereNull('retired_at');
    if (minimumKm !== undefined) query.where('mileage_km', '>=', minimumKm);
    query.orderBy('mileage_km', 'desc');
    return query.limit(Math.min(limit, 50));
  }

  byPlate(plate: string) {
    return this.knex<Truck>(this.trucks).where({ plate }).first('id', 'plate', 'mileage_km');
  }

  async add(plate: string) {
    const [truck] = await this.knex('trucks').insert({ plate }).returning('*');
    return truck;
  }

  async retire(id: number) {
    await this.knex('trucks').where({ id }).update({ retired_at: this.knex.fn.now() });
  }

  consumption(id: number) {
    return this.knex
      .select('t.plate')
      .sum({ litres: 'r.litres' })
      .from({ t: 'trucks' })
      .join('refuels as r', 'r.truck_id', 't.id')
      .where('t.id', id)
      .groupBy('t.plate')
      .first();
  }
}
