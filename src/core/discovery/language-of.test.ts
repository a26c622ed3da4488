import { expect, test } from 'vitest';
import { languageOf } from './language-of.ts';

test.each([
  ['src/app.js', 'javascript'],
  ['src/App.jsx', 'javascript'],
  ['lib/index.mjs', 'javascript'],
  ['lib/index.cjs', 'javascript'],
  ['src/app.ts', 'typescript'],
  ['src/app.mts', 'typescript'],
  ['src/app.cts', 'typescript'],
  ['src/Page.TSX', 'tsx'],
  ['types/global.d.ts', undefined],
  ['types/global.d.mts', undefined],
  ['src/main/java/shop/Order.java', 'java'],
  ['app/models/hive.rb', 'ruby'],
  ['services/hives/Gemfile', 'ruby'],
  ['config.ru', 'ruby'],
  ['schema.sql', undefined],
  ['Makefile', undefined],
  ['js', undefined],
  ['src/constructor', undefined],
])('%s is %s', (path, language) => {
  expect(languageOf(path)).toBe(language);
});
