using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class NameKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Database.Frozen("NameKeys.sql"));
            migrationBuilder.AlterColumn<string>(
                name: "sort_key",
                table: "unit_names",
                type: "text",
                nullable: false,
                computedColumnSql: "humas_name_key(name)",
                stored: true,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text",
                oldComputedColumnSql: "lower(name)",
                oldStored: true,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "sort_key",
                table: "tags",
                type: "text",
                nullable: false,
                computedColumnSql: "humas_name_key(name)",
                stored: true,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text",
                oldComputedColumnSql: "lower(name)",
                oldStored: true,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "sort_key",
                table: "authors",
                type: "text",
                nullable: false,
                computedColumnSql: "humas_name_key(name)",
                stored: true,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text",
                oldComputedColumnSql: "lower(name)",
                oldStored: true,
                oldCollation: "C");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "sort_key",
                table: "unit_names",
                type: "text",
                nullable: false,
                computedColumnSql: "lower(name)",
                stored: true,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text",
                oldComputedColumnSql: "humas_name_key(name)",
                oldStored: true,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "sort_key",
                table: "tags",
                type: "text",
                nullable: false,
                computedColumnSql: "lower(name)",
                stored: true,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text",
                oldComputedColumnSql: "humas_name_key(name)",
                oldStored: true,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "sort_key",
                table: "authors",
                type: "text",
                nullable: false,
                computedColumnSql: "lower(name)",
                stored: true,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text",
                oldComputedColumnSql: "humas_name_key(name)",
                oldStored: true,
                oldCollation: "C");
        }
    }
}
