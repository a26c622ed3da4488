import { createTRPCRouter, createCallerFactory } from './init';
import { dishRouter } from './dishes';
export const appRouter = createTRPCRouter({ dish: dishRouter });
export const createCaller = createCallerFactory(appRouter);
