import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { documentedTables } from './support/documented-tables.ts';
import { repository } from './support/repository.ts';

const readme = path.join(repository, 'README.md');

/** `UPDATE_DOCS=1 npx vitest run test/docs.test.ts` writes the tables anew. */
const isUpdate = process.env['UPDATE_DOCS'] === '1';

for (const [name, table] of Object.entries(await documentedTables())) {
  test(`the ${name} in the README are those of the product`, () => {
    const begin = `<!-- ${name}: written by test/docs.test.ts -->`;
    const end = `<!-- end of ${name} -->`;
    const text = readFileSync(readme, 'utf8');
    expect(text).toContain(begin);
    expect(text).toContain(end);
    const [before = '', rest = ''] = text.split(begin);
    const [, after = ''] = rest.split(end);
    const fresh = `${before}${begin}\n${table}\n${end}${after}`;
    if (isUpdate) writeFileSync(readme, fresh);
    else expect(text).toBe(fresh);
  });
}

test.each(['README.md', 'CHANGELOG.md'])('nothing in %s is said twice', (file) => {
  const lines = readFileSync(path.join(repository, file), 'utf8').split('\n');
  const beginnings = lines.filter((line) => /^[-A-Z`]/.test(line) && line.length > 60).map((line) => line.slice(0, 40));
  expect(beginnings.filter((line, at) => beginnings.indexOf(line) !== at)).toEqual([]);
});
