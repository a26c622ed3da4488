import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { RolesGuard } from './auth/roles.guard';
import { ServiceTokenGuard } from './auth/service-token.guard';
import { CustomersModule } from './customers/customers.module';
import { HealthController } from './health.controller';
import { OrdersModule } from './orders/orders.module';
import { PrismaModule } from './prisma.module';

@Module({
  imports: [PrismaModule, CustomersModule, OrdersModule],
  controllers: [HealthController],
  providers: [
    { provide: APP_GUARD, useClass: ServiceTokenGuard },
    { provide: APP_GUARD, useClass: RolesGuard },
  ],
})
export class AppModule {}
