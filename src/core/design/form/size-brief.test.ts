import { expect, test } from 'vitest';
import { briefText } from '../../../../test/support/design/briefs.ts';
import { sizeBrief } from './size-brief.ts';

test('a brief comes to figures that follow its load', () => {
  const text = briefText('examples/briefs/users-and-orders.yaml');
  expect(sizeBrief('brief.yaml', text)).toMatchInlineSnapshot(`
    {
      "endpoints": 16,
      "horizonYears": 3,
      "instances": [
        {
          "count": 3,
          "service": "corner-orders",
        },
      ],
      "memory": 1.94,
      "requests": {
        "average": 60,
        "peak": 300,
      },
      "rows": {
        "first": 8210000,
        "horizon": 21000000,
      },
      "services": 1,
      "storage": {
        "first": 2.17,
        "horizon": 5.56,
      },
      "tables": 7,
      "traffic": 7.2,
    }
  `);
  const tenfold = sizeBrief('brief.yaml', text.replace('requestsPerSecond: 60', 'requestsPerSecond: 600'));
  expect(tenfold).toMatchObject({ requests: { average: 600, peak: 3000 }, instances: [{ count: 13 }] });
  expect(sizeBrief('brief.yaml', 'name: Nothing yet')).toBeUndefined();
});
