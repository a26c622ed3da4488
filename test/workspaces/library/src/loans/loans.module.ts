import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Copy, Loan } from '../common/entities';
import { LoansController } from './loans.controller';
import { LoansService } from './loans.service';

@Module({
  imports: [TypeOrmModule.forFeature([Loan, Copy])],
  controllers: [LoansController],
  providers: [LoansService],
})
export class LoansModule {}
