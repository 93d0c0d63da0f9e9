using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <summary>
    /// Statistics that know every unit and not the hundred busiest only: the planner took a region that has written
    /// nothing for an average one, and looked for its articles among all (535 ms at a million).
    /// </summary>
    [DbContext(typeof(HumasDbContext))]
    [Migration("20261124140000_UnitStatistics")]
    public partial class UnitStatistics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table articles alter column unit_id set statistics 2000");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table articles alter column unit_id set statistics -1");
    }
}
