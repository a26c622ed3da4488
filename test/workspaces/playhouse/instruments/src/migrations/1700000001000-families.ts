import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm';

export class Families1700000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.renameColumn('instrument', 'kind', 'family');
    await queryRunner.dropIndex('instrument', 'instrument_bought');
    await queryRunner.createIndex('instrument', new TableIndex({ name: 'by_family', columnNames: ['family', 'bought'] }));
    await queryRunner.addColumn('maker', new TableColumn({ name: 'town', type: 'text', isNullable: true }));
    await queryRunner.query(`CREATE INDEX "maker_town_lower" ON "maker" (lower("town"))`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumn('maker', 'town');
    await queryRunner.renameColumn('instrument', 'family', 'kind');
  }
}
