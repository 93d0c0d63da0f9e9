using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class UnitDescription : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "description",
                table: "units",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "description",
                table: "units");
        }
    }
}
