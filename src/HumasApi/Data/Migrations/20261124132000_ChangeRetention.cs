using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <summary>Two small tables that only SQL knows, so the model stays as it is.</summary>
    [DbContext(typeof(HumasDbContext))]
    [Migration("20261124132000_ChangeRetention")]
    public partial class ChangeRetention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Database.Script("ChangeRetention.sql"));

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table change_readers; drop table change_retention;");
    }
}
