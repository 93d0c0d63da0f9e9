using Npgsql;

namespace HumasApi.ApiTests.Embedded;

/// <summary>One statement on one connection without a pool, so that nothing of a stopped server is kept.</summary>
internal static class Sql
{
    internal static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Repeats a query until the server answers it: for a server that is being restarted.</summary>
    internal static async Task<object?> EventuallyAsync(string connectionString, string sql)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                return await ScalarAsync(connectionString, sql);
            }
            catch (NpgsqlException) when (!limit.IsCancellationRequested)
            {
                await Task.Yield();
            }
        }
    }
}
