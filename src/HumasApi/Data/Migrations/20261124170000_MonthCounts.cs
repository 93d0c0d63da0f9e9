using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <summary>Counts by month, which only SQL knows, so the model stays as it is.</summary>
    [DbContext(typeof(HumasDbContext))]
    [Migration("20261124170000_MonthCounts")]
    public partial class MonthCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Database.Script("Functions.sql"));
            migrationBuilder.Sql(Database.Script("MonthCounts.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop view if exists public_months, expected_months; drop table month_deltas;");
    }
}
