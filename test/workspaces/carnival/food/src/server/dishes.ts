import { z } from 'zod';
import { PrismaClient } from '@prisma/client';
import { createTRPCRouter, protectedProcedure, publicProcedure } from './init';
const db = new PrismaClient();
export const dishRouter = createTRPCRouter({
  list: publicProcedure.query(() => db.dish.findMany({ take: 20 })),
  add: protectedProcedure.input(z.object({ name: z.string() })).mutation(({ input }) => db.dish.create({ data: input })),
});
