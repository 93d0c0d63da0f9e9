using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class ImportsAndPreviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "preview_url_template",
                table: "units",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "legacy_urls",
                table: "published_articles",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "imported_at",
                table: "articles",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "submitted_revision_number",
                table: "articles",
                type: "integer",
                nullable: true);

            migrationBuilder.Sql(Database.Frozen("ImportsAndPreviews.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "preview_url_template",
                table: "units");

            migrationBuilder.DropColumn(
                name: "legacy_urls",
                table: "published_articles");

            migrationBuilder.DropColumn(
                name: "imported_at",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "submitted_revision_number",
                table: "articles");
        }
    }
}
