/** Settings that say what Hibernate does to the schema when a service starts. */
export const schemaSettings: readonly string[] = [
  'spring.jpa.hibernate.ddl-auto',
  'spring.jpa.properties.hibernate.hbm2ddl.auto',
  'jpa.default.properties.hibernate.hbm2ddl.auto',
  'quarkus.hibernate-orm.database.generation',
  'quarkus.hibernate-orm.schema-management.strategy',
];
