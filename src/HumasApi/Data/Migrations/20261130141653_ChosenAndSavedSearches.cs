using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class ChosenAndSavedSearches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "query",
                table: "webhooks",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<List<Guid>>(
                name: "related_ids",
                table: "published_articles",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<List<Guid>>(
                name: "related_ids",
                table: "article_revisions",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_webhook_id_entity_id",
                table: "webhook_deliveries",
                columns: new[] { "webhook_id", "entity_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_webhook_deliveries_webhook_id_entity_id",
                table: "webhook_deliveries");

            migrationBuilder.DropColumn(
                name: "query",
                table: "webhooks");

            migrationBuilder.DropColumn(
                name: "related_ids",
                table: "published_articles");

            migrationBuilder.DropColumn(
                name: "related_ids",
                table: "article_revisions");
        }
    }
}
