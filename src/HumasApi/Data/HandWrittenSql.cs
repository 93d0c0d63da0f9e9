using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HumasApi.Data;

/// <summary>Runs SQL that Delivery writes by hand, where EF's translation would cost more than the answer or cannot say it.</summary>
internal static class HandWrittenSql
{
    /// <summary>Reads the rows of one statement. The driver prepares it (DataServices).</summary>
    /// <param name="database">Whose connection is used, and how long it may take.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="read">Called for each row.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    public static async Task ReadAsync(
        this DeliveryDbContext database,
        string sql,
        IEnumerable<NpgsqlParameter> parameters,
        Action<NpgsqlDataReader> read,
        CancellationToken cancellationToken
    )
    {
        await database.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)database.Database.GetDbConnection())
            {
                CommandTimeout = database.Database.GetCommandTimeout() ?? 30,
            };
            foreach (var parameter in parameters)
                command.Parameters.Add(parameter);
            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                read(reader);
        }
        finally
        {
            // Given back before the answer is written: a slow client must not hold a connection.
            await database.Database.CloseConnectionAsync();
        }
    }
}
