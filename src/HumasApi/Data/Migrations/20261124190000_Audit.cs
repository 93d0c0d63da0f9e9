using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <summary>The audit trail, whose tables and triggers only SQL can make as they must be.</summary>
    [DbContext(typeof(HumasDbContext))]
    [Migration("20261124190000_Audit")]
    public partial class Audit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Database.Script("Audit.sql"));

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            "drop table audit_persons, audit_head; drop trigger audit_chain on audit; drop trigger audit_order on audit; drop function humas_chain_audit(); drop function humas_audit_hash(audit); drop table audit;");
    }
}
