using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <summary>Cards as they are sent, kept by the database beside the columns that they are made of.</summary>
    [DbContext(typeof(HumasDbContext))]
    [Migration("20261125170000_Cards")]
    public partial class Cards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Database.Script("Cards.sql"));

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table published_articles drop column card; drop function humas_card, humas_instant;");
    }
}
