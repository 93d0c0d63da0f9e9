using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class Inbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "people",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "api_keys",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "calendar_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "jsonb", nullable: false),
                    maker_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grants = table.Column<string>(type: "jsonb", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_calendar_links_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "inbox_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<string>(type: "text", nullable: false),
                    recipient_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    note_id = table.Column<Guid>(type: "uuid", nullable: true),
                    schedule_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    mail_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    mail_attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox_items", x => x.id);
                    table.ForeignKey(
                        name: "fk_inbox_items_article_notes_note_id",
                        column: x => x.note_id,
                        principalTable: "article_notes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_inbox_items_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_inbox_items_schedules_schedule_id",
                        column: x => x.schedule_id,
                        principalTable: "schedules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mail_preferences",
                columns: table => new
                {
                    principal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kinds = table.Column<List<string>>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_preferences", x => x.principal_id);
                });

            migrationBuilder.CreateTable(
                name: "inbox_marks",
                columns: table => new
                {
                    principal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox_marks", x => new { x.principal_id, x.item_id });
                    table.ForeignKey(
                        name: "fk_inbox_marks_inbox_items_item_id",
                        column: x => x.item_id,
                        principalTable: "inbox_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_next",
                table: "webhook_deliveries",
                columns: new[] { "webhook_id", "next_at" },
                filter: "state = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_links_expires_at",
                table: "calendar_links",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_links_unit_id",
                table: "calendar_links",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_items_article_id",
                table: "inbox_items",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_items_at",
                table: "inbox_items",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_items_mail",
                table: "inbox_items",
                column: "mail_at",
                filter: "mail_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_items_note_id",
                table: "inbox_items",
                column: "note_id");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_items_number",
                table: "inbox_items",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_items_recipient_id_number",
                table: "inbox_items",
                columns: new[] { "recipient_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_inbox_items_schedule_id",
                table: "inbox_items",
                column: "schedule_id");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_marks_item_id",
                table: "inbox_marks",
                column: "item_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_links");

            migrationBuilder.DropTable(
                name: "inbox_marks");

            migrationBuilder.DropTable(
                name: "mail_preferences");

            migrationBuilder.DropTable(
                name: "inbox_items");

            migrationBuilder.DropIndex(
                name: "ix_webhook_deliveries_next",
                table: "webhook_deliveries");

            migrationBuilder.DropColumn(
                name: "email",
                table: "people");

            migrationBuilder.DropColumn(
                name: "email",
                table: "api_keys");
        }
    }
}
