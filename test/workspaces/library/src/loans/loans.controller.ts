import { Body, Controller, Delete, Get, Param, ParseIntPipe, Post, UseGuards } from '@nestjs/common';
import { LibrarianGuard } from '../auth/librarian.guard';
import { CurrentMember } from '../auth/marks';
import type { Member } from '../common/entities';
import { LoansService } from './loans.service';

@Controller({ path: 'loans', version: '2' })
export class LoansController {
  constructor(private readonly loans: LoansService) {}

  @Get('mine')
  mine(@CurrentMember() member: Member) {
    return this.loans.openLoansOf(member.id);
  }

  @Post()
  borrow(@CurrentMember() member: Member, @Body('copyId', ParseIntPipe) copyId: number) {
    return this.loans.borrow(member.id, copyId);
  }

  @Get('overdue')
  @UseGuards(LibrarianGuard)
  overdue() {
    return this.loans.overdue();
  }

  @Delete(':id')
  @UseGuards(LibrarianGuard)
  async takeBack(@Param('id', ParseIntPipe) id: number): Promise<void> {
    await this.loans.takeBack(id);
  }
}
