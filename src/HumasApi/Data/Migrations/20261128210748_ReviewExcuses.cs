using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReviewExcuses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<List<Guid>>(
                name: "excused_requirements",
                table: "units",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<Guid>(
                name: "review_requirement",
                table: "units",
                type: "uuid",
                nullable: true);

            // What is in force stays in force: a false that was set before lifts what stands above it today.
            migrationBuilder.Sql(
                """
                update units set review_requirement = gen_random_uuid() where review_required or four_eyes;
                update units set excused_requirements = array(
                    select above.review_requirement from unit_ancestors row join units above on above.id = row.ancestor_id
                    where row.unit_id = units.id and row.line = 'administrative' and row.depth > 0 and row.from_at <= now() and now() < row.to_at and above.review_requirement is not null)
                where not review_required or not four_eyes;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "excused_requirements",
                table: "units");

            migrationBuilder.DropColumn(
                name: "review_requirement",
                table: "units");
        }
    }
}
