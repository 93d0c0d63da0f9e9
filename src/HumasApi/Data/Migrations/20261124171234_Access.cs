using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class Access : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "live_unit_id",
                table: "articles",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "allowed_addresses",
                table: "api_keys",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "created_by",
                table: "api_keys",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{\"id\": null, \"name\": \"HumasApi\"}'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "edited_at",
                table: "api_keys",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "now()");

            migrationBuilder.AddColumn<string>(
                name: "edited_by",
                table: "api_keys",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{\"id\": null, \"name\": \"HumasApi\"}'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "expires_at",
                table: "api_keys",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "owner",
                table: "api_keys",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "previous_secret_hash",
                table: "api_keys",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "previous_secret_until",
                table: "api_keys",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "api_keys",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "api_key_grants",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    role = table.Column<string>(type: "text", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    scope = table.Column<string>(type: "text", nullable: false),
                    key_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_key_grants", x => x.id);
                    table.ForeignKey(
                        name: "fk_api_key_grants_api_keys_key_id",
                        column: x => x.key_id,
                        principalTable: "api_keys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_api_key_grants_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "api_key_uses",
                columns: table => new
                {
                    key_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_key_uses", x => x.key_id);
                    table.ForeignKey(
                        name: "fk_api_key_uses_api_keys_key_id",
                        column: x => x.key_id,
                        principalTable: "api_keys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_articles_live_unit_id",
                table: "articles",
                column: "live_unit_id",
                filter: "live_unit_id <> unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_created_at_id",
                table: "api_keys",
                columns: new[] { "created_at", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_api_key_grants_key_id",
                table: "api_key_grants",
                column: "key_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_key_grants_unit_id",
                table: "api_key_grants",
                column: "unit_id");

            // Until now every key could do everything.
            migrationBuilder.Sql("""
                alter table api_keys alter column allowed_addresses drop default, alter column created_by drop default, alter column edited_at drop default, alter column edited_by drop default, alter column version drop default;
                update api_keys set edited_at = created_at;
                insert into api_key_grants (key_id, role, scope) select id, 'admin', 'subtree' from api_keys where revoked_at is null;
                update articles a set live_unit_id = r.unit_id from article_revisions r where r.id = a.live_revision_id;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_key_grants");

            migrationBuilder.DropTable(
                name: "api_key_uses");

            migrationBuilder.DropIndex(
                name: "ix_articles_live_unit_id",
                table: "articles");

            migrationBuilder.DropIndex(
                name: "ix_api_keys_created_at_id",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "live_unit_id",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "allowed_addresses",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "created_by",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "edited_at",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "edited_by",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "expires_at",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "owner",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "previous_secret_hash",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "previous_secret_until",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "version",
                table: "api_keys");
        }
    }
}
