using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <summary>Values of the audit trail that tell of a person, beside the chain.</summary>
    public partial class AuditValues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Database.Script("AuditValues.sql"));

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop function humas_audit_text(audit); drop table audit_values");
    }
}
