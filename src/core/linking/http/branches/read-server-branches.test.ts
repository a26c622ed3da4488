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
