import { Elysia } from 'elysia';
import { requireVendor } from './badge';
import { booths } from './booths';

new Elysia()
  .use(booths)
  .get('/health', () => 'ok')
  .group('/prizes', (app) =>
    app
      .get('/', () => fetch('http://queues:8080/queue/wheel').then((response) => response.json()))
      .post('/:id/claim', ({ params }) => params.id, { beforeHandle: requireVendor }),
  )
  .guard({ beforeHandle: [requireVendor] }, (app) => app.delete('/prizes/:id', () => 'gone'))
  .listen(3000);
