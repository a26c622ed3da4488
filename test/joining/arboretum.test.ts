import { expect, test } from 'vitest';
import { endpointsText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

const endpoints = `
POST /seeds/graph#Mutation.sowPacket  seeds/src/packets.ts:19
    behind loggedIn authentication
    writes packets
POST /seeds/graph#Query.packets  seeds/src/packets.ts:10
    reads packets
POST /trees#Mutation.plantTree  trees/src/plant-tree.ts:1
    behind requireBadge authentication
    writes trees
POST /trees#Query.plot  trees/src/plots.ts:2
    behind requireBadge authentication
    reads plots
POST /trees#Query.trees  trees/src/answers.ts:5
    behind requireBadge authentication
    reads trees
POST /trees#Tree.plot  trees/src/answers.ts:13
    behind requireBadge authentication
    reads plots
POST /graphql#Query.shadyBenches  benches/app/GraphQL/Queries/ShadyBenches.php:9
    reads benches
POST /herbs/graph#Mutation.dryHerb  herbs/main.py:18
    writes herbs
POST /herbs/graph#Query.herbs  herbs/main.py:13
    reads herbs
POST /nests/graph  nests/app/controllers/graph_controller.rb:4
    behind authenticate_ringer! authentication
    reads ringers
POST /nests/graph#Mutation.buildNest  nests/app/graphql/mutations/build_nest.rb:9
    behind authenticate_ringer! authentication, authorized? authorization
    reads ringers
    writes nests
POST /nests/graph#Nest.ringers  nests/app/graphql/types/nest_type.rb:7
    behind authenticate_ringer! authentication
    reads ringers
POST /nests/graph#Query.nestsIn  nests/app/graphql/types/query_type.rb:7
    behind authenticate_ringer! authentication
    reads nests, ringers
ANY /ponds/graph  no handler
    behind requireBadge authentication
POST /ponds/graph#Mutation.stockPond  ponds/graph/ponds.resolvers.go:9
    behind requireBadge authentication
    writes ponds
POST /ponds/graph#Query.pondById  ponds/graph/ponds.resolvers.go:15
    behind requireBadge authentication
    reads ponds
POST /visitors/graph#Mutation.bookTour  visitors/tours/bookings.py:15
    behind login_required authentication
    writes tours_booking
POST /visitors/graph#Query.myBooking  visitors/tours/schema.py:28
    behind login_required authentication
    reads tours_booking
POST /visitors/graph#Query.nextTours  visitors/tours/schema.py:24
    reads tours_tour
POST /visitors/graph#TourType.bookedBy  visitors/tours/schema.py:16
    reads tours_booking
`;

test('joins the fields of GraphQL schemas with the functions that answer them, where they are served', async () => {
  expect(endpointsText(await readStory('arboretum'))).toBe(endpoints.trim());
});

test('adds to the field that code answers what the schema says of it', async () => {
  const { endpoints: all } = await readStory('arboretum');
  const trees = all.filter(({ path }) => path.endsWith('#Query.trees'));
  expect(trees.map(({ sources }) => sources)).toEqual([['code', 'contract']]);
  expect(trees[0]?.parameters.map(({ name, type }) => `${name} ${type}`)).toEqual(['species string', 'first integer']);
});
