using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HumasApi.Management.Exports;

/// <summary>
/// The newsroom as one file: a line that names the schema, then a line for each row of the tables that editors fill, in an order in
/// which they can be written again. What is computed from them (the read model, the ancestors of units) is not in it, nor are keys,
/// people, the audit trail and imports, which belong to a server.
/// </summary>
internal static class Archive
{
    /// <summary>The member of the first line that names the schema.</summary>
    public const string Header = "archive";

    private static readonly Type[] Entities =
    [
        typeof(Unit),
        typeof(UnitEvent),
        typeof(UnitName),
        typeof(UnitParent),
        typeof(Author),
        typeof(Tag),
        typeof(SlugEntry),
        typeof(Article),
        typeof(ArticleRevision),
        typeof(ArticleNote),
        typeof(ArticleExtra),
        typeof(GoneArticle),
    ];

    /// <summary>The tables, those that others refer to first.</summary>
    public static IReadOnlyList<ArchiveTable> Tables(HumasDbContext database) =>
        [.. Entities.Select(entity => ArchiveTable.Of(database.Model.FindEntityType(entity)!))];

    /// <summary>The schema of the database: its last migration. An archive can be imported where it is the same.</summary>
    public static async Task<string> SchemaAsync(HumasDbContext database, CancellationToken cancellationToken) =>
        (await database.Database.GetAppliedMigrationsAsync(cancellationToken)).Last();
}

/// <summary>A table of an archive.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">The columns that are written, by comma.</param>
/// <param name="Order">The columns that its rows are sorted by.</param>
internal sealed record ArchiveTable(string Name, string Columns, string Order)
{
    /// <summary>Reads the table as lines of an archive.</summary>
    public string Select =>
        $$"""select '{"table":"{{Name}}","row":' || row_to_json(r) || '}' from (select {{Columns}} from {{Name}} order by {{Order}}) r""";

    /// <summary>Writes rows: the JSON array @rows.</summary>
    public string Insert => $"insert into {Name} ({Columns}) select {Columns} from jsonb_populate_recordset(null::{Name}, @rows)";

    public static ArchiveTable Of(IEntityType entity)
    {
        string Names(IEnumerable<IProperty> properties) => string.Join(", ", properties.Select(property => property.GetColumnName()));
        var columns = Names(entity.GetProperties().Where(property => property.GetComputedColumnSql() is null));
        var key = Names(entity.FindPrimaryKey()!.Properties);
        // A merged tag refers to another one.
        return new ArchiveTable(
            entity.GetTableName()!,
            columns,
            entity.ClrType == typeof(Tag) ? $"merged_into_id is not null, {key}" : key
        );
    }
}
