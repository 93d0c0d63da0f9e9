using Npgsql;
using NpgsqlTypes;

namespace HumasApi.Benchmarks.Seeding;

/// <summary>A column of a COPY and how its value is written.</summary>
internal sealed record Column<T>(string Name, Action<NpgsqlBinaryImporter, T> Write)
{
    public static Column<T> Text(string name, Func<T, string?> value) => Nullable(name, value, NpgsqlDbType.Text);

    public static Column<T> Json(string name, Func<T, string?> value) => Nullable(name, value, NpgsqlDbType.Jsonb);

    public static Column<T> Id(string name, Func<T, Guid?> value) => Optional(name, value, NpgsqlDbType.Uuid);

    public static Column<T> Ids(string name, Func<T, Guid[]> value) =>
        new(name, (writer, row) => writer.Write(value(row), NpgsqlDbType.Array | NpgsqlDbType.Uuid));

    public static Column<T> Time(string name, Func<T, DateTime?> value) => Optional(name, value, NpgsqlDbType.TimestampTz);

    public static Column<T> Number(string name, Func<T, int?> value) => Optional(name, value, NpgsqlDbType.Integer);

    public static Column<T> Flag(string name, Func<T, bool> value) =>
        new(name, (writer, row) => writer.Write(value(row), NpgsqlDbType.Boolean));

    public static Column<T> Texts(string name, Func<T, string[]> value) =>
        new(name, (writer, row) => writer.Write(value(row), NpgsqlDbType.Array | NpgsqlDbType.Text));

    private static Column<T> Nullable(string name, Func<T, string?> value, NpgsqlDbType type) => new(name, (writer, row) =>
        {
            if (value(row) is { } given)
                writer.Write(given, type);
            else
                writer.WriteNull();
        });

    private static Column<T> Optional<TValue>(string name, Func<T, TValue?> value, NpgsqlDbType type)
        where TValue : struct => new(name, (writer, row) =>
        {
            if (value(row) is { } given)
                writer.Write(given, type);
            else
                writer.WriteNull();
        });
}

/// <summary>A table that is filled from stories.</summary>
internal interface ITable
{
    string Name { get; }
    void Copy(NpgsqlConnection connection, IReadOnlyList<Story> stories);
}

/// <summary>A table with any number of rows for a story.</summary>
internal sealed record Table<T>(string Name, Func<Story, IEnumerable<T>> Rows, params Column<T>[] Columns) : ITable
{
    public void Copy(NpgsqlConnection connection, IReadOnlyList<Story> stories)
    {
        using var writer = connection.BeginBinaryImport(
            $"copy {Name} ({string.Join(", ", Columns.Select(column => column.Name))}) from stdin (format binary)"
        );
        foreach (var row in stories.SelectMany(Rows))
        {
            writer.StartRow();
            foreach (var column in Columns)
                column.Write(writer, row);
        }
        writer.Complete();
    }
}
