import { expect, test } from 'vitest';
import type { KnownWalks } from './known-walks.ts';
import { restingWalks } from './resting-walks.ts';

const looked = [0, 2];

const known: KnownWalks = {
  walks: new Map([
    [
      'till.ts#1',
      {
        walk: {
          operation: {
            id: 'operation:till.ts#count',
            service: 'component:shop',
            name: 'count',
            evidence: [],
            provenance: 'extracted',
            role: 'system',
          },
          handlers: '1',
          facts: { calls: [], accesses: [], outbound: [], messages: [], caches: [], replies: [], effects: [] },
          targets: [{ file: 'drawer.ts', fn: 4 }],
          asked: [],
        },
        looked,
      },
    ],
  ]),
  endpoints: new Map(),
  settings: new Map([['till.ts', { answer: [], looked }]]),
  sites: new Map([['till.ts', { answer: { calls: [3], keys: ['f drawer.ts 4'] }, looked: [1] }]]),
  standing: { files: new Map(), names: ['till.ts', 'drawer.ts', 'all 3'], said: [undefined, undefined, '[3,)'] },
};

test('walks at rest are one text, and at hand what they were', () => {
  const packed: string[] = [];
  const walks = restingWalks(known, {
    encode: (text) => `packed ${packed.push(text) - 1}`,
    decode: (text) => packed[Number(text.replace('packed ', ''))] ?? '',
  });
  expect(walks.isAtHand).toBe(true);
  walks.rest();
  walks.rest();
  expect(walks.isAtHand).toBe(false);
  expect(packed.join('\n')).toMatchInlineSnapshot(
    `"{"names":["till.ts","drawer.ts","all 3"],"said":[null,null,"[3,)"],"lists":[[0,2],[1]],"walks":[["till.ts#1",0,[{"file":"drawer.ts","fn":4}]]],"endpoints":[],"settings":[["till.ts",0]],"sites":[["till.ts",1,{"calls":[3],"keys":["f drawer.ts 4"]}]]}"`,
  );
  expect(walks.read()).toEqual(known);
  expect(walks.isAtHand).toBe(true);
});

test('what is at hand and shared is shared after a rest', () => {
  const walks = restingWalks(known, { encode: (text) => text, decode: (text) => text });
  walks.rest();
  const again = walks.read();
  const [count] = known.walks.values();
  const [counted] = again.walks.values();
  expect(counted?.walk.facts).toBe(count?.walk.facts);
  expect(again.settings.get('till.ts')?.looked).toBe(counted?.looked);
});

test('nobody packs what cannot be packed', () => {
  const walks = restingWalks(known, undefined);
  walks.rest();
  expect(walks.isAtHand).toBe(true);
  expect(walks.read()).toBe(known);
});
