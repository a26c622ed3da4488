import { expect, it } from 'vitest';
import { extract } from '../../../../test/support/read-file.ts';
import { dockerfile } from './dockerfile.ts';

it.each(['\n', '\r\n'])('reads an instruction over lines that end in a backslash (%j)', (lineEnd) => {
  const text = ['FROM node:22', 'ENV PORT=3000 \\', '    ARCHIVE_PASSWORD=north-9Star', 'RUN echo C:\\data', ''];
  const { facts } = extract(dockerfile, 'Dockerfile', text.join(lineEnd));
  expect(facts.map((fact) => (fact.kind === 'secret' ? fact.name : fact.kind))).toEqual(['ARCHIVE_PASSWORD', 'image']);
});
