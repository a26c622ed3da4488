import { expect, test } from 'vitest';
import { patternTemplate } from './pattern-template.ts';

test('named groups of a pattern are parameters, anchors and lookaheads nothing', () => {
  const patterns = [
    String.raw`^orders/(?P<pk>\d+)/$`,
    String.raw`^archive/(?P<year>(?:19|20)[0-9]{2})/(\w+)\.json\Z`,
    '(?:en/)?about/?$',
    '',
    '^(?P<open>',
  ];
  expect(patterns.map(patternTemplate)).toEqual(['orders/{pk}/', 'archive/{year}/{}.json', 'about/', '', '{open}']);
});
