import { MikroOrmModule } from '@mikro-orm/nestjs';
import { ApolloDriver } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { BoatResolver } from './boats/boat.resolver';
import { BoatYard } from './boats/boat-yard';
import { CrewBadgeGuard } from './lib/crew-badge.guard';

@Module({
  imports: [
    MikroOrmModule.forRoot({ dbName: 'gondola', clientUrl: process.env.DATABASE_URL }),
    GraphQLModule.forRoot({ driver: ApolloDriver, path: 'basin', autoSchemaFile: true }),
  ],
  providers: [BoatResolver, BoatYard, { provide: APP_GUARD, useClass: CrewBadgeGuard }],
})
export class BasinModule {}
