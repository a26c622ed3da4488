import { ConflictException, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, IsNull, LessThan, type Repository } from 'typeorm';
import { Copy, Loan } from '../common/entities';

@Injectable()
export class LoansService {
  constructor(
    @InjectRepository(Loan) private readonly loans: Repository<Loan>,
    @InjectRepository(Copy) private readonly copies: Repository<Copy>,
    private readonly dataSource: DataSource,
  ) {}

  openLoansOf(memberId: number) {
    return this.loans.find({ where: { memberId, returnedOn: IsNull() }, take: 30 });
  }

  overdue() {
    return this.loans.find({
      where: { dueOn: LessThan(new Date().toISOString()), returnedOn: IsNull() },
      relations: { member: true },
      order: { dueOn: 'ASC' },
      take: 100,
    });
  }

  async borrow(memberId: number, copyId: number) {
    const copy = await this.copies.findOneByOrFail({ id: copyId });
    if (copy.state !== 'on-shelf') throw new ConflictException();
    return this.dataSource.transaction(async (manager) => {
      await manager.update(Copy, { id: copyId }, { state: 'lent' });
      return manager.save(Loan, { memberId, copy, dueOn: dueDate() });
    });
  }

  async takeBack(id: number) {
    await this.loans.update({ id }, { returnedOn: new Date().toISOString() });
  }
}

function dueDate(): string {
  return new Date(Date.now() + 28 * 86_400_000).toISOString();
}
