import { Elysia } from 'elysia';
export const booths = new Elysia({ prefix: '/booths' })
  .get('/', () => [])
  .post('/', ({ body }) => body);
