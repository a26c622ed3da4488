import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { appRouter } from '../../../server/root';

export const serve = (req: Request) => fetchRequestHandler({ endpoint: '/api/rpc', req, router: appRouter });
