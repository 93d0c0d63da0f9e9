using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class ImportChunksAndReverts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_imports_state",
                table: "imports");

            migrationBuilder.AddColumn<string>(
                name: "reverter",
                table: "imports",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "before_import",
                table: "articles",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "import_id",
                table: "articles",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "import_version",
                table: "articles",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "article_extras",
                columns: table => new
                {
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_extras", x => x.article_id);
                    table.ForeignKey(
                        name: "fk_article_extras_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_chunks",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_chunks", x => new { x.import_id, x.number });
                    table.ForeignKey(
                        name: "fk_import_chunks_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_records",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_records", x => new { x.import_id, x.record_id });
                    table.ForeignKey(
                        name: "fk_import_records_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_imports_state",
                table: "imports",
                column: "state",
                filter: "state in ('receiving', 'queued', 'running', 'reverting')");

            migrationBuilder.CreateIndex(
                name: "ix_articles_import_id",
                table: "articles",
                column: "import_id",
                filter: "import_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_article_revisions_translation_of",
                table: "article_revisions",
                column: "translation_of",
                filter: "translation_of is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "article_extras");

            migrationBuilder.DropTable(
                name: "import_chunks");

            migrationBuilder.DropTable(
                name: "import_records");

            migrationBuilder.DropIndex(
                name: "ix_imports_state",
                table: "imports");

            migrationBuilder.DropIndex(
                name: "ix_articles_import_id",
                table: "articles");

            migrationBuilder.DropIndex(
                name: "ix_article_revisions_translation_of",
                table: "article_revisions");

            migrationBuilder.DropColumn(
                name: "reverter",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "before_import",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "import_id",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "import_version",
                table: "articles");

            migrationBuilder.CreateIndex(
                name: "ix_imports_state",
                table: "imports",
                column: "state",
                filter: "state in ('receiving', 'queued', 'running')");
        }
    }
}
