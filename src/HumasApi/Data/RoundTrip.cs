using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HumasApi.Data;

/// <summary>
/// Hand-written statements that do not need each other's rows, sent together: they wait for the network once, and cost a fraction of
/// what EF takes to say the same. Each one sees what those before it did, and what others committed while they waited.
/// </summary>
/// <param name="database">Whose connection, and open transaction, is used.</param>
internal sealed class RoundTrip(HumasDbContext database)
{
    /// <summary>Up to so many bytes reach the database in one piece.</summary>
    public const int PieceBytes = 64 * 1024;

    private readonly List<NpgsqlBatchCommand> statements = [];
    private readonly List<Action<NpgsqlDataReader>> readers = [];

    /// <summary>Whether there is nothing to send.</summary>
    public bool IsEmpty => statements.Count == 0;

    /// <summary>Whether more can follow in the same piece: the statements themselves, and numbers and ids, take the other half.</summary>
    public bool FitsInOnePiece =>
        statements
            .SelectMany(statement => statement.Parameters)
            .Sum(parameter => (parameter.Value as string ?? "").Length + (parameter.Value as string[] ?? []).Sum(text => text?.Length ?? 0))
        < PieceBytes / 2;

    /// <summary>Adds a statement that answers with rows, be there any or none.</summary>
    /// <param name="sql">The statement, its parameters as $1, $2.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="values">The values of the parameters.</param>
    /// <returns>The rows; there when the statements were sent.</returns>
    public IReadOnlyList<T> Add<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values) =>
        Add(sql, read, values.Select(value => new NpgsqlParameter { Value = value }));

    /// <summary>The same with parameters that have names, or types of their own.</summary>
    public IReadOnlyList<T> Add<T>(string sql, Func<NpgsqlDataReader, T> read, IEnumerable<NpgsqlParameter> parameters)
    {
        var rows = new List<T>();
        Add(sql, parameters);
        readers.Add(row => rows.Add(read(row)));
        return rows;
    }

    /// <summary>Adds a statement that answers with nothing.</summary>
    public void Add(string sql, IEnumerable<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        Add(command);
    }

    /// <summary>The same.</summary>
    public void Add(NpgsqlBatchCommand statement) => statements.Add(statement);

    /// <summary>Sends the statements in their order. One that fails ends the act.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        if (IsEmpty)
            return;
        await database.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var batch = new NpgsqlBatch((NpgsqlConnection)database.Database.GetDbConnection());
            if (database.Database.GetCommandTimeout() is { } seconds)
                batch.Timeout = seconds;
            foreach (var command in statements)
                batch.BatchCommands.Add(command);
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            // The reader stops only where there may be rows. What fails behind the last of these is thrown when it moves on.
            foreach (var take in readers)
            {
                while (await reader.ReadAsync(cancellationToken))
                    take(reader);
                await reader.NextResultAsync(cancellationToken);
            }
            while (await reader.NextResultAsync(cancellationToken)) { }
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
        statements.Clear();
        readers.Clear();
    }
}
