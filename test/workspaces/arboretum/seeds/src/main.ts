import { createServer } from 'node:http';
import { createYoga } from 'graphql-yoga';
import { builder } from './builder';
import './packets';

createServer(createYoga({ graphqlEndpoint: '/seeds/graph', schema: builder.toSchema() })).listen(4200);
