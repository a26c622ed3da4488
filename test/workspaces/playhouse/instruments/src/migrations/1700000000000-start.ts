import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableForeignKey, TableIndex } from 'typeorm';

export class Start1700000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'maker',
        columns: [{ name: 'id', type: 'varchar', length: '40', isPrimary: true }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'instrument',
        columns: [
          new TableColumn({ name: 'id', type: 'int', isPrimary: true, isGenerated: true, generationStrategy: 'increment' }),
          { name: 'kind', type: 'varchar', length: '30' },
          { name: 'bought', type: 'date' },
          { name: 'makerId', type: 'varchar', length: '40' },
        ],
        indices: [{ columnNames: ['bought'], name: 'instrument_bought' }],
      }),
    );
    await queryRunner.createForeignKey(
      'instrument',
      new TableForeignKey({
        columnNames: ['makerId'],
        referencedTableName: 'maker',
        referencedColumnNames: ['id'],
        onDelete: 'CASCADE',
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('instrument');
    await queryRunner.dropTable('maker');
  }
}
