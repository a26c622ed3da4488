import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@apollo/server/express4';
import { PrismaClient } from '@prisma/client';
import express from 'express';
import { requireBadge } from './badge';
import { answers } from './answers';

const db = new PrismaClient();
const app = express();

const server = new ApolloServer({
  typeDefs: readFileSync('schema.graphql', 'utf8'),
  resolvers: answers,
});
await server.start();

app.use('/trees', express.json(), requireBadge, expressMiddleware(server, { context: async () => ({ db }) }));
app.listen(4100);
