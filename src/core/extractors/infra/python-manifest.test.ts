import { expect, test } from 'vitest';
import { readFile } from '../../../../test/support/read-file.ts';
import { pythonManifest } from './python-manifest.ts';

test('a project of pyproject.toml has a name, a folder and dependencies', () => {
  const file = readFile(
    'services/tides/pyproject.toml',
    `[project]
name = "tide-tables"
dependencies = [
  "fastapi[standard]>=0.115",
  'SQLAlchemy',
]

[tool.ruff]
line-length = 100
`,
  );
  expect(pythonManifest.extract(file).facts).toMatchObject([
    { ecosystem: 'python', name: 'tide-tables', folder: 'services/tides', dependencies: ['fastapi', 'sqlalchemy'] },
  ]);
});

test('requirements name what is needed, without versions and options', () => {
  const file = readFile(
    'requirements.txt',
    '# web\nFlask==3.0\nhttpx[http2]>=0.27 ; python_version > "3.8"\n-r dev.txt\n',
  );
  expect(pythonManifest.extract(file).facts).toMatchObject([{ folder: '', dependencies: ['flask', 'httpx'] }]);
});

test('a pyproject.toml that only configures tools begins no project', () => {
  const file = readFile('pyproject.toml', '[tool.black]\nline-length = 88\n');
  expect(pythonManifest.extract(file).facts).toEqual([]);
});
