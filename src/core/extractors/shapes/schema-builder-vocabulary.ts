/** Shape "schema builder": `createTable('orders', (table) => { table.string('email').notNullable(); })`. */
export interface SchemaBuilderVocabulary {
  readonly id: string;
  readonly title: string;
  /** Methods that open a table; true where the table is new. */
  readonly tables: Readonly<Record<string, boolean>>;
  /** Methods that make a column → its SQL type; `$1` stands for a length. */
  readonly columns: Readonly<Record<string, string>>;
}
