import { buildServer } from './server.js';

const server = buildServer();
await server.listen({ port: 4200, host: '0.0.0.0' });
