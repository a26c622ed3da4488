import { initTRPC, TRPCError } from '@trpc/server';
import superjson from 'superjson';
const t = initTRPC.context<{ user?: string }>().create({ transformer: superjson });
export const createTRPCRouter = t.router;
export const createCallerFactory = t.createCallerFactory;
export const publicProcedure = t.procedure;
const timing = t.middleware(async ({ next }) => next());
export const protectedProcedure = t.procedure.use(timing).use(({ ctx, next }) => {
  if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' });
  return next({ ctx });
});
