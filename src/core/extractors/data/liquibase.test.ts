import { expect, test } from 'vitest';
import { extract } from '../../../../test/support/read-file.ts';
import { schemaSentences } from '../../../../test/support/schema-sentences.ts';
import { liquibase } from './liquibase.ts';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
  <changeSet id="1" author="moss">
    <createTable tableName="bog">
      <column name="id" type="BIGINT" autoIncrement="true">
        <constraints primaryKey="true"/>
      </column>
      <column name="name" type="varchar(80)"><constraints nullable="false" unique="true"/></column>
    </createTable>
    <createIndex indexName="bog_name" tableName="bog"><column name="name"/></createIndex>
    <addForeignKeyConstraint baseTableName="bog" baseColumnNames="keeper_id" constraintName="bog_keeper"
      referencedTableName="keeper" referencedColumnNames="id" onDelete="CASCADE"/>
    <rollback><dropTable tableName="bog"/></rollback>
  </changeSet>
</databaseChangeLog>
`;

const yaml = `databaseChangeLog:
  - changeSet:
      id: 1
      author: moss
      changes:
        - createTable:
            tableName: bog
            columns:
              - column: { name: id, type: BIGINT, autoIncrement: true, constraints: { primaryKey: true } }
              - column: { name: name, type: varchar(80), constraints: { nullable: false, unique: true } }
        - createIndex: { indexName: bog_name, tableName: bog, columns: [{ column: { name: name } }] }
        - addForeignKeyConstraint:
            baseTableName: bog
            baseColumnNames: keeper_id
            constraintName: bog_keeper
            referencedTableName: keeper
            referencedColumnNames: id
            onDelete: CASCADE
`;

test.each([
  ['changelog/001-bog.xml', xml],
  ['changelog/001-bog.yaml', yaml],
])('reads the changes of %s', (path, text) => {
  const [fact] = extract(liquibase, path, text).facts;
  expect(fact).toMatchObject({ kind: 'migration', tool: 'liquibase', history: 'changelog' });
  const told = fact?.kind === 'migration' ? schemaSentences(fact.statements) : [];
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "create bog
    bog has id int8 not null
    bog has name varchar not null
    bog unique (name)
    bog key (id)
    index bog_name on bog (name)
    bog (keeper_id) refers to keeper (id) on delete cascade named bog_keeper"
  `);
});

test('SQL, defaults and properties count, what is rolled back or asked before does not', () => {
  const [fact] = extract(
    liquibase,
    'db/changelog/db.changelog-1.10.xml',
    `<databaseChangeLog>
  <property name="id.type" value="bigint" dbms="postgresql"/>
  <changeSet id="2" author="moss">
    <preConditions onFail="MARK_RAN"><not><tableExists tableName="reed"/></not></preConditions>
    <createTable tableName="reed">
      <column name="id" type="\${id.type}"><constraints primaryKey="true"/></column>
      <column name="height" type="int"/>
    </createTable>
    <addDefaultValue tableName="reed" columnName="height" defaultValueNumeric="3"/>
    <sql splitStatements="true"><![CDATA[
      ALTER TABLE reed ADD COLUMN cut boolean NOT NULL DEFAULT false;
      CREATE INDEX reed_tall ON reed (height) WHERE height > 9;
    ]]></sql>
    <sql>CREATE INDEX reed_low ON reed (height) WHERE height &lt; 2</sql>
    <renameColumn tableName="reed" oldColumnName="cut" newColumnName="mown"/>
    <dropColumn tableName="reed" columnName="height"/>
    <rollback><sql>DROP TABLE reed</sql></rollback>
  </changeSet>
</databaseChangeLog>`,
  ).facts;
  expect(fact).toMatchObject({ order: 'db.changelog-000001.000010.xml' });
  const told = fact?.kind === 'migration' ? schemaSentences(fact.statements) : [];
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "create reed
    reed has id int8 not null
    reed has height int4
    reed key (id)
    reed sets the default of height
    reed adds cut bool not null with default
    index reed_tall on reed (height) partial
    index reed_low on reed (height) partial
    reed renames cut to mown
    reed drops column height"
  `);
});
