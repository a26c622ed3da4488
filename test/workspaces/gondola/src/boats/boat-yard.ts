import { EntityManager, EntityRepository } from '@mikro-orm/core';
import { InjectRepository } from '@mikro-orm/nestjs';
import { Injectable } from '@nestjs/common';
import { Boat, Condition, Voyage } from './boat.entity';

@Injectable()
export class BoatYard {
  constructor(
    @InjectRepository(Boat) private readonly boats: EntityRepository<Boat>,
    private readonly em: EntityManager,
  ) {}

  afloat(first: number) {
    return this.boats.find({ condition: Condition.afloat }, { orderBy: { builtIn: 'DESC' }, limit: first });
  }

  find(hullNumber: string) {
    return this.boats.findOne({ hullNumber });
  }

  async launch(hullNumber: string, builtIn: number) {
    const boat = this.boats.create({ hullNumber, builtIn });
    await this.em.persistAndFlush(boat);
    return boat;
  }

  async dock(hullNumber: string) {
    return this.em.transactional(async (em) => {
      const boat = await em.findOneOrFail(Boat, { hullNumber });
      boat.condition = Condition.docked;
      await em.nativeUpdate(Voyage, { boat: boat.id, returnedAt: null }, { returnedAt: new Date() });
      await em.flush();
      return boat;
    });
  }

  voyagesOf(boat: number) {
    return this.em.find(Voyage, { boat }, { orderBy: { id: 'asc' }, limit: 50 });
  }
}
