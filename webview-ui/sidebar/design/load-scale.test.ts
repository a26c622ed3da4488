import { expect, test } from 'vitest';
import { loadScales, positionOf, rowScale, shortNumber, steps, valueAt } from './load-scale.ts';

test.each(Object.entries({ ...loadScales, rows: rowScale }))('%s goes from end to end and back', (_, scale) => {
  for (let position = 0; position <= steps; position += 10) {
    const value = valueAt(scale, position);
    expect(Math.abs(positionOf(scale, value) - position)).toBeLessThanOrEqual(steps * 0.02);
  }
  expect([positionOf(scale, scale.min), positionOf(scale, scale.max * 9)]).toEqual([0, steps]);
});

test('figures are said as people say them, and written as a brief reads them', () => {
  const { payload, growth, requestsPerSecond } = loadScales;
  expect([payload.said(3000), growth.said(0.6), requestsPerSecond.said(1200)]).toEqual(['3 kB', '60 %', '1,200/s']);
  expect([payload.written(3000), growth.written(0.6), payload.written(800)]).toEqual(['3 kB', '60 %', 800]);
  expect([950, 8_210_000, 3e9].map(shortNumber)).toEqual(['950', '8.21 M', '3 bn']);
});
