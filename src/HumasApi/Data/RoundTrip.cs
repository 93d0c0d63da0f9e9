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
    private readonly List<(NpgsqlBatchCommand Command, Action<NpgsqlDataReader> Take)> statements = [];

    /// <summary>Adds a statement that answers with rows, be there any or none.</summary>
    /// <param name="sql">The statement, its parameters as $1, $2.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="values">The values of the parameters.</param>
    /// <returns>The rows; there when the statements were sent.</returns>
    public IReadOnlyList<T> Add<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values)
    {
        var (command, rows) = (new NpgsqlBatchCommand(sql), new List<T>());
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        statements.Add((command, row => rows.Add(read(row))));
        return rows;
    }

    /// <summary>Sends the statements in their order. One that fails ends the act.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        if (statements.Count == 0)
            return;
        await database.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var batch = new NpgsqlBatch((NpgsqlConnection)database.Database.GetDbConnection());
            if (database.Database.GetCommandTimeout() is { } seconds)
                batch.Timeout = seconds;
            foreach (var (command, _) in statements)
                batch.BatchCommands.Add(command);
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            foreach (var (_, take) in statements)
            {
                while (await reader.ReadAsync(cancellationToken))
                    take(reader);
                await reader.NextResultAsync(cancellationToken);
            }
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
        statements.Clear();
    }
}
