using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class Review : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "four_eyes",
                table: "units",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "review_required",
                table: "units",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "assignee",
                table: "articles",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "assignee_id",
                table: "articles",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "submitted_by",
                table: "articles",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "article_revisions",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "article_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_article_notes_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_articles_assignee_id",
                table: "articles",
                column: "assignee_id",
                filter: "assignee_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_articles_draft_state_edited_at",
                table: "articles",
                columns: new[] { "draft_state", "edited_at" },
                filter: "draft_state in ('inReview', 'approved')");

            migrationBuilder.CreateIndex(
                name: "ix_article_notes_article_id_id",
                table: "article_notes",
                columns: new[] { "article_id", "id" },
                descending: new[] { false, true });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "article_notes");

            migrationBuilder.DropIndex(
                name: "ix_articles_assignee_id",
                table: "articles");

            migrationBuilder.DropIndex(
                name: "ix_articles_draft_state_edited_at",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "four_eyes",
                table: "units");

            migrationBuilder.DropColumn(
                name: "review_required",
                table: "units");

            migrationBuilder.DropColumn(
                name: "assignee",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "assignee_id",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "submitted_by",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "note",
                table: "article_revisions");
        }
    }
}
