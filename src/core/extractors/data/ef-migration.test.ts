import { expect, test } from 'vitest';
import { tablesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const first = `
  public partial class Initial : Migration
  {
      protected override void Up(MigrationBuilder migrationBuilder)
      {
          migrationBuilder.CreateTable(
              name: "hives",
              schema: "bees",
              columns: table => new
              {
                  Id = table.Column<int>(type: "integer", nullable: false).Annotation("Npgsql:ValueGenerationStrategy", 1),
                  Place = table.Column<string>(maxLength: 60, nullable: true),
                  MeadowId = table.Column<Guid>(name: "meadow_id", type: "uuid", nullable: false)
              },
              constraints: table =>
              {
                  table.PrimaryKey("PK_hives", x => x.Id);
                  table.ForeignKey(name: "FK_meadow", column: x => x.MeadowId, principalTable: "meadows", principalColumn: "id", onDelete: ReferentialAction.SetNull);
              });
          migrationBuilder.CreateIndex(name: "IX_place", table: "hives", columns: new[] { "Place", "meadow_id" }, unique: true);
          migrationBuilder.Sql("CREATE INDEX ix_meadow ON hives (meadow_id)");
      }
      protected override void Down(MigrationBuilder migrationBuilder) { migrationBuilder.DropTable(name: "hives"); }
  }`;

const second = `
  public partial class Later : Migration
  {
      protected override void Up(MigrationBuilder migrationBuilder)
      {
          migrationBuilder.AddColumn<bool>(name: "Empty", table: "hives", type: "boolean", nullable: false, defaultValue: false);
          migrationBuilder.RenameColumn(name: "Place", table: "hives", newName: "Spot");
          migrationBuilder.DropIndex("IX_place", "hives");
      }
  }`;

test('migrations are replayed forward, in the order of their names', async () => {
  const system = await systemOf({
    'Program.cs': 'WebApplication.CreateBuilder(args).Build().MapGet("/", () => 1);',
    'Migrations/20240102_Later.cs': second,
    'Migrations/20240101_Initial.cs': first,
  });
  expect(tablesText(system)).toMatchInlineSnapshot(`
    "hives (Id)
        references meadow_id > meadows
        indexes (meadow_id)"
  `);
  expect(
    system.tables.map(({ columns }) => columns.map((c) => `${c.name} ${c.type}${c.nullable ? '?' : ''}`).join(', ')),
  ).toMatchInlineSnapshot(`
    [
      "Id integer, Spot varchar(60)?, meadow_id uuid, Empty boolean",
    ]
  `);
});
