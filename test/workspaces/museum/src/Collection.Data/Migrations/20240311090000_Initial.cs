using Microsoft.EntityFrameworkCore.Migrations;

namespace Museum.Collection.Data.Migrations;

public partial class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "rooms",
            columns: table => new
            {
                Id = table.Column<int>(type: "integer", nullable: false),
                Name = table.Column<string>(type: "text", nullable: false),
                Floor = table.Column<int>(type: "integer", nullable: false),
                Closed = table.Column<bool>(type: "boolean", nullable: false)
            },
            constraints: table => table.PrimaryKey("PK_rooms", x => x.Id));

        migrationBuilder.CreateTable(
            name: "guestbook",
            columns: table => new
            {
                Id = table.Column<long>(type: "bigint", nullable: false),
                Words = table.Column<string>(type: "text", nullable: false)
            },
            constraints: table => table.PrimaryKey("PK_guestbook", x => x.Id));

        migrationBuilder.CreateIndex(
            name: "IX_rooms_Floor_Name",
            table: "rooms",
            columns: new[] { "Floor", "Name" },
            unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(name: "rooms");
        migrationBuilder.DropTable(name: "guestbook");
    }
}
