using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace HumasApi.Data;

/// <summary>
/// Writes new rows past the change tracker, many of them by COPY: a fraction of the time of a save. Converters and columns are those of
/// the model.
/// </summary>
internal static class BulkInsert
{
    private static readonly ConcurrentDictionary<IEntityType, Table> Tables = new();

    /// <summary>Adds rows to a table, in the open transaction.</summary>
    public static async Task CopyAsync<T>(this HumasDbContext database, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0)
            return;
        var table = Tables.GetOrAdd(database.Model.FindEntityType(typeof(T))!, Table.Of);
        var connection = (NpgsqlConnection)database.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(table.Statement, cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var column in table.Columns)
                if (column.Value(row) is { } value)
                    await copy.WriteAsync(value, column.Type, cancellationToken);
                else
                    await copy.WriteNullAsync(cancellationToken);
        }
        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>Adds the statement that writes one row to others: what COPY is for many.</summary>
    public static void Insert<T>(this HumasDbContext database, RoundTrip trip, T row)
        where T : class
    {
        var table = Tables.GetOrAdd(database.Model.FindEntityType(typeof(T))!, Table.Of);
        trip.Add(
            table.Insert,
            table.Columns.Select(column => new NpgsqlParameter { Value = column.Value(row) ?? DBNull.Value, DataTypeName = column.Type })
        );
    }

    private sealed record Table(string Statement, string Insert, IReadOnlyList<Column> Columns)
    {
        public static Table Of(IEntityType entity)
        {
            var columns = entity.GetProperties().Where(IsWritten).ToList();
            var names = string.Join(", ", columns.Select(property => property.GetColumnName()));
            var places = string.Join(", ", columns.Select((_, at) => $"${at + 1}"));
            return new Table(
                $"copy {entity.GetTableName()} ({names}) from stdin (format binary)",
                $"insert into {entity.GetTableName()} ({names}) values ({places})",
                columns.ConvertAll(Column.Of)
            );
        }
    }

    // What the database computes or numbers by itself, in the order of the rows, is left to it.
    private static bool IsWritten(IProperty property) =>
        property.GetComputedColumnSql() is null
        && property.GetValueGenerationStrategy() != NpgsqlValueGenerationStrategy.IdentityAlwaysColumn;

    private sealed record Column(string Type, Func<object, object?> Value)
    {
        public static Column Of(IProperty property)
        {
            var (get, converter) = (property.GetGetter(), property.GetTypeMapping().Converter);
            return new Column(
                // Without a length: the table knows it.
                property.GetColumnType().Split('(')[0],
                converter is null
                    ? row => get.GetClrValue(row)
                    : row => get.GetClrValue(row) is { } value ? converter.ConvertToProvider(value) : null
            );
        }
    }
}
