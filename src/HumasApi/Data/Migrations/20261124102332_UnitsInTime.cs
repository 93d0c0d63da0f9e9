using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HumasApi.Data.Migrations
{
    /// <inheritdoc />
    public partial class UnitsInTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The views of the schema before; those of this one are made after the last migration.
            migrationBuilder.Sql("drop view if exists public_units, public_counts; drop trigger if exists unit_parents_changed on unit_parents;");

            migrationBuilder.AddColumn<DateOnly>(
                name: "closed_on",
                table: "units",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "opened_on",
                table: "units",
                type: "date",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "parent_id",
                table: "unit_parents",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "event_id",
                table: "unit_parents",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "event_id",
                table: "unit_names",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "unit_names",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "press_label",
                table: "unit_names",
                type: "character varying(150)",
                maxLength: 150,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sub_kind",
                table: "unit_names",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unit_class",
                table: "unit_names",
                type: "text",
                nullable: true);

            // What a unit is lives in time, as its name does: a decree that raises its class renames it.
            migrationBuilder.Sql("update unit_names n set kind = u.kind, sub_kind = u.sub_kind, unit_class = u.unit_class from units u where u.id = n.unit_id; alter table unit_names alter column kind drop default;");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "units");

            migrationBuilder.DropColumn(
                name: "sub_kind",
                table: "units");

            migrationBuilder.DropColumn(
                name: "unit_class",
                table: "units");

            migrationBuilder.CreateTable(
                name: "unit_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    legal_basis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    successor_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    heir_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<string>(type: "jsonb", nullable: false),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_unit_events_units_heir_id",
                        column: x => x.heir_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_events_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_unit_parents_event_id",
                table: "unit_parents",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_names_event_id",
                table: "unit_names",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_events_effective_on",
                table: "unit_events",
                column: "effective_on",
                filter: "told_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_unit_events_heir_id",
                table: "unit_events",
                column: "heir_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_events_unit_id_effective_on",
                table: "unit_events",
                columns: new[] { "unit_id", "effective_on" });

            migrationBuilder.Sql(Database.Script("Functions.sql"));
            migrationBuilder.Sql(
                """
                create trigger unit_parents_added after insert on unit_parents referencing new table as after for each statement execute function humas_unit_parents_added();
                create trigger unit_parents_removed after delete on unit_parents referencing old table as before for each statement execute function humas_unit_parents_removed();
                create trigger unit_parents_changed after update on unit_parents referencing old table as before new table as after for each statement execute function humas_unit_parents_changed();
                alter table unit_events add constraint ck_unit_events_heir check (heir_id is null or heir_id = any(successor_ids));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "unit_events");

            migrationBuilder.DropIndex(
                name: "ix_unit_parents_event_id",
                table: "unit_parents");

            migrationBuilder.DropIndex(
                name: "ix_unit_names_event_id",
                table: "unit_names");

            migrationBuilder.DropColumn(
                name: "closed_on",
                table: "units");

            migrationBuilder.DropColumn(
                name: "opened_on",
                table: "units");

            migrationBuilder.DropColumn(
                name: "event_id",
                table: "unit_parents");

            migrationBuilder.DropColumn(
                name: "event_id",
                table: "unit_names");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "unit_names");

            migrationBuilder.DropColumn(
                name: "press_label",
                table: "unit_names");

            migrationBuilder.DropColumn(
                name: "sub_kind",
                table: "unit_names");

            migrationBuilder.DropColumn(
                name: "unit_class",
                table: "unit_names");

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "units",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "sub_kind",
                table: "units",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unit_class",
                table: "units",
                type: "text",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "parent_id",
                table: "unit_parents",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
