import { Controller, Get, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from './auth/auth.module';
import { MemberGuard } from './auth/member.guard';
import { OpenToAll } from './auth/marks';
import { CatalogModule } from './catalog/catalog.module';
import { DonationsModule } from './donations/donations.module';
import { LoansModule } from './loans/loans.module';

@OpenToAll()
@Controller('status')
export class StatusController {
  @Get()
  status() {
    return { open: true };
  }
}

@Module({
  imports: [
    ThrottlerModule.forRoot([{ ttl: 60_000, limit: 20 }]),
    TypeOrmModule.forRoot({ type: 'postgres', url: process.env.DATABASE_URL, autoLoadEntities: true }),
    AuthModule,
    CatalogModule,
    DonationsModule,
    LoansModule,
  ],
  controllers: [StatusController],
  providers: [{ provide: APP_GUARD, useClass: MemberGuard }],
})
export class AppModule {}
