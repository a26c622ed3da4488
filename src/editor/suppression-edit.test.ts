import { expect, test, vi } from 'vitest';

vi.mock('vscode', () => import('../../test/support/vscode-stand-in.ts'));
const { commentStart } = await import('./suppression-edit.ts');

test('comments are those of the language, and a file without comments gets none', () => {
  const files = ['a.ts', 'a.mjs', 'schema.prisma', '001.sql', 'compose.yml', 'services/api/Dockerfile', 'openapi.json'];
  expect(files.map((file) => `${file} ${commentStart(file)}`)).toEqual([
    'a.ts //',
    'a.mjs //',
    'schema.prisma //',
    '001.sql --',
    'compose.yml #',
    'services/api/Dockerfile #',
    'openapi.json undefined',
  ]);
});
