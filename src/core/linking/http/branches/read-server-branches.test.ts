import { expect, test } from 'vitest';
import { systemOf } from '../../../../../test/support/system-of.ts';

test('a server without a framework tells its routes apart by branches', async () => {
  const { endpoints } = await systemOf({
    'package.json': '{"name":"kiosk"}',
    'server.js': `const http = require('node:http');
const { listMaps } = require('./maps');
http.createServer(async (req, res) => {
  const { pathname } = new URL(req.url, 'http://kiosk');
  if (req.method === 'GET' && pathname === '/maps') return listMaps(req, res);
  if (pathname === '/tickets') {
    if (req.method === 'POST') res.writeHead(201);
    else if (req.method === 'DELETE') res.writeHead(204);
    return res.end();
  }
  if (req.method !== 'PUT' || pathname !== '/closed') res.statusCode = 404;
  switch (\`\${req.method} \${pathname}\`) {
    case 'PATCH /lamps?all=1': res.end(); break;
  }
  switch (pathname) {
    case '/health': res.end('ok'); break;
  }
}).listen(3000);
`,
    'maps.js': 'exports.listMaps = (req, res) => res.end("[]");\n',
  });
  expect(endpoints.map(({ method, path, handler }) => `${method} ${path} by ${handler?.split('#').at(-1)}`)).toEqual([
    'ANY /health by undefined',
    'DELETE /tickets by undefined',
    'GET /maps by listMaps',
    'PATCH /lamps by undefined',
    'POST /tickets by undefined',
  ]);
});

test('a server of a runtime has a table of routes, and branches for the rest', async () => {
  const { endpoints } = await systemOf({
    'package.json': '{"name":"kiosk"}',
    'server.ts': `import { listMaps } from './maps';
Bun.serve({
  routes: {
    '/ready': new Response('yes'),
    '/maps/:id': (request) => Response.json({}),
    '/maps': { GET: listMaps, POST: async (request) => Response.json({}) },
  },
  fetch(request) {
    const url = new URL(request.url);
    if (url.pathname === '/lamps' && request.method === 'PUT') return new Response('on');
    return new Response('nothing here', { status: 404 });
  },
});
`,
    'maps.ts': 'export const listMaps = () => Response.json([]);\n',
    'deno.ts': `Deno.serve({ port: 8000 }, (request) => {
  const { pathname } = new URL(request.url);
  if (pathname === '/tickets') return new Response('none');
  return new Response('nothing here', { status: 404 });
});
`,
  });
  expect(endpoints.map(({ method, path, handler }) => `${method} ${path} by ${handler?.split('#').at(-1)}`)).toEqual([
    'ANY /maps/{id} by /maps/:id',
    'ANY /ready by undefined',
    'ANY /tickets by undefined',
    'GET /maps by listMaps',
    'POST /maps by POST',
    'PUT /lamps by undefined',
  ]);
});
