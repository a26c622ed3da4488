import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asCurl, isMessage } from './as-curl.ts';

test('a request becomes a command with its method, headers and body', () => {
  const request =
    'POST /orders HTTP/1.1\nHost: shop:8080\nContent-Type: application/json\n\n{\n  "name": "Ada\'s mug"\n}';
  expect(asCurl(request)).toMatchInlineSnapshot(`
    "curl -X POST 'http://shop:8080/orders' \\
      -H 'Content-Type: application/json' \\
      -d '{
      "name": "Ada'\\''s mug"
    }'"
  `);
});

test('a plain GET needs neither method nor body', () => {
  expect(asCurl('GET /products?limit=10 HTTP/1.1\nHost: catalog')).toBe("curl 'http://catalog/products?limit=10'");
});

test('what curl would wait for, read as a pattern or take for a file is said so that it does not', () => {
  expect(asCurl('HEAD /products HTTP/1.1\nHost: catalog')).toBe("curl -I 'http://catalog/products'");
  expect(asCurl('GET /products?tags[]=new HTTP/1.1\nHost: catalog')).toBe(
    "curl -g 'http://catalog/products?tags[]=new'",
  );
  expect(asCurl('PUT /note HTTP/1.1\nHost: catalog\n\n@home')).toBe(
    "curl -X PUT 'http://catalog/note' \\\n  --data-raw '@home'",
  );
});

test('a procedure of gRPC is called by grpcurl', () => {
  const request =
    'POST /shop.Orders/Place HTTP/1.1\nHost: orders:50051\nAuthorization: Bearer <token>\nContent-Type: application/grpc\n\n{}';
  expect(asCurl(request)).toMatchInlineSnapshot(`
    "grpcurl -plaintext -d '{}' \\
      -H 'Authorization: Bearer <token>' \\
      'orders:50051' 'shop.Orders/Place'"
  `);
});

test('a shell hands every body on as it was', () => {
  const anything = fc.string({ unit: 'grapheme-ascii', minLength: 1 }).filter((text) => !/[\r\n\0]/.test(text));
  fc.assert(
    fc.property(anything, (body) => {
      const command = asCurl(`POST /orders HTTP/1.1\nHost: shop\n\n${body}`);
      const script = command.replace(/^curl/, 'printf "%s\\n"');
      const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\n');
      expect(words.at(-2)).toBe(body);
    }),
    { numRuns: 60 },
  );
});

test('only what can be sent becomes a command', () => {
  expect(isMessage('POST /graphql HTTP/1.1\nHost: shop\n\n{}')).toBe(true);
  expect(isMessage('# Asked for inside of any query that leads to Order:\n\n... on Order { lines }')).toBe(false);
});
