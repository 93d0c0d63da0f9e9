using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <summary>The first words of a body, kept with its revision, so that no transaction parses HTML for an excerpt.</summary>
    [DbContext(typeof(HumasDbContext))]
    [Migration("20261128210000_BodyStart")]
    public partial class BodyStart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table article_revisions add column body_start text");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table article_revisions drop column body_start");
    }
}
