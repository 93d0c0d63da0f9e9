using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "search_misses",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    query = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    nothing = table.Column<int>(type: "integer", nullable: false),
                    partly = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_misses", x => new { x.day, x.query });
                });

            migrationBuilder.CreateTable(
                name: "synonym_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<List<string>>(type: "text[]", nullable: false),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_synonym_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "working_texts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    words = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_working_texts", x => x.id);
                    table.ForeignKey(
                        name: "fk_working_texts_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_article_notes_at",
                table: "article_notes",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_working_texts_article_id",
                table: "working_texts",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_working_texts_words",
                table: "working_texts",
                column: "words")
                .Annotation("Npgsql:IndexMethod", "gin");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "search_misses");

            migrationBuilder.DropTable(
                name: "synonym_rules");

            migrationBuilder.DropTable(
                name: "working_texts");

            migrationBuilder.DropIndex(
                name: "ix_article_notes_at",
                table: "article_notes");
        }
    }
}
