import { mapperStatement } from '../../syntax/mapper-statement.ts';
import { readXml, type XmlElement } from '../../syntax/xml.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';

/** Mappers of MyBatis: statements in XML for the methods of an interface. */
export const mybatisMapper: Extractor = {
  id: 'mybatis-mapper',
  title: 'MyBatis mappers',
  group: 'data',
  files: /(?:mappers?|mybatis|sqlmaps?|daos?)\/(?:.*\/)?[^/]+\.xml$|(?:mapper|dao)\.xml$/i,
  applies: ({ path, text }) => path.endsWith('.xml') && /<mapper\s[^>]*namespace\s*=/.test(text),
  extract,
};

const verbs = new Set(['select', 'insert', 'update', 'delete']);

function extract(file: ReadFile): Extraction {
  const root = readXml(file.text);
  const namespace = root?.name === 'mapper' ? root.attributes['namespace'] : undefined;
  if (root === undefined || namespace === undefined) return { facts: [], problems: [] };
  const fragments = new Map(root.children.filter(({ name }) => name === 'sql').map((each) => [idOf(each), each]));
  const statements = root.children
    .filter(({ name }) => verbs.has(name))
    .map((element) => ({
      id: `${namespace}.${idOf(element)}`,
      ...mapperStatement(file.text, element, fragments),
    }));
  return { facts: [{ kind: 'mapped-statements', statements }], problems: [] };
}

function idOf({ attributes }: XmlElement): string {
  return attributes['id'] ?? '';
}
