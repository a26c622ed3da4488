import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elementsAt, readXml, textAt } from './xml.ts';

const pom = `<?xml version="1.0"?>
<!-- <project> of another time -->
<project xmlns="x">
  <artifactId>hives</artifactId>
  <modules><module>a</module><module>b</module></modules>
  <empty/>
  <note kind='short'>1<![CDATA[ < 2]]></note>
</project>`;

test('finds elements, texts and attributes by their path', () => {
  const project = readXml(pom);
  expect(project?.name).toBe('project');
  expect(textAt(project, 'artifactId')).toBe('hives');
  expect(elementsAt(project, 'modules', 'module').map(({ text }) => text)).toEqual(['a', 'b']);
  expect(textAt(project, 'empty')).toBeUndefined();
  expect(elementsAt(project, 'note')[0]?.attributes).toEqual({ kind: 'short' });
  expect(textAt(project, 'note')).toBe('1');
});

test('an element stands where it is written', () => {
  const [name] = elementsAt(readXml(pom), 'artifactId');
  expect(pom.slice(name?.at, name?.end)).toBe('<artifactId>hives</artifactId>');
});

test('what is never closed ends with its parent', () => {
  const root = readXml('<a><b>one<c>two</a>');
  expect(textAt(root, 'b')).toBe('one');
  expect(textAt(root, 'b', 'c')).toBe('two');
});

test('any text is read', () => {
  fc.assert(
    fc.property(fc.string(), (any) => {
      readXml(`<a>${any}`);
    }),
  );
});
