import { UseGuards } from '@nestjs/common';
import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { HarbormasterGuard } from '../lib/harbormaster.guard';
import { OpenToAll } from '../lib/crew-badge.guard';
import { Boat, Voyage } from './boat.entity';
import { BoatYard } from './boat-yard';

@Resolver(() => Boat)
export class BoatResolver {
  constructor(private readonly yard: BoatYard) {}

  @OpenToAll()
  @Query(() => [Boat], { name: 'boats' })
  afloat(@Args('first', { type: () => Int }) first: number) {
    return this.yard.afloat(first);
  }

  @Query(() => Boat, { nullable: true })
  boat(@Args('hullNumber') hullNumber: string) {
    return this.yard.find(hullNumber);
  }

  @Mutation(() => Boat)
  @UseGuards(HarbormasterGuard)
  launch(@Args('hullNumber') hullNumber: string, @Args('builtIn', { type: () => Int }) builtIn: number) {
    return this.yard.launch(hullNumber, builtIn);
  }

  @Mutation(() => Boat)
  @UseGuards(HarbormasterGuard)
  dock(@Args('hullNumber') hullNumber: string) {
    return this.yard.dock(hullNumber);
  }

  @ResolveField(() => [Voyage])
  voyages(@Parent() boat: Boat) {
    return this.yard.voyagesOf(boat.id);
  }
}
