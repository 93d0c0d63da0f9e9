using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <summary>The first words of a body, kept with its revision, so that no transaction parses HTML for an excerpt; and a function that makes the card of any row.</summary>
    [DbContext(typeof(HumasDbContext))]
    [Migration("20261128210000_BodyStart")]
    public partial class BodyStart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table article_revisions add column body_start text;\n" + Database.Script("Cards.sql"));

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table article_revisions drop column body_start; drop function humas_card_of(published_articles)");
    }
}
