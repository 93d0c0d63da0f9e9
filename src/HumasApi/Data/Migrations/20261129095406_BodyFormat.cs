using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class BodyFormat : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "body_base_url",
                table: "article_revisions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "body_source_format",
                table: "article_revisions",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "body_base_url",
                table: "article_revisions");

            migrationBuilder.DropColumn(
                name: "body_source_format",
                table: "article_revisions");
        }
    }
}
