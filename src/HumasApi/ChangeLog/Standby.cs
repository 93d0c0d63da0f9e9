using HumasApi.Data;
using Npgsql;

namespace HumasApi.ChangeLog;

/// <summary>
/// The database that Delivery reads, where it is a standby: it shows a change some time after the primary. What is read there
/// meanwhile is served, but must not be kept in a cache that the change was already taken out of.
/// </summary>
internal sealed class Standby(DatabaseAddresses database)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Whether Delivery reads where Management writes, with another role only.</summary>
    public bool IsSameServer { get; } = ServerOf(database.Delivery) == ServerOf(database.App);

    private static (string? Host, int Port) ServerOf(string address) =>
        new NpgsqlConnectionStringBuilder(address) is var server ? (server.Host, server.Port) : default;

    /// <summary>Whether Delivery reads a standby now. One that takes over says no; where there is none nobody is asked.</summary>
    public async Task<bool> IsReadAsync(CancellationToken cancellationToken) =>
        !IsSameServer && await ScalarAsync<bool>(database.Delivery, "select pg_is_in_recovery()", null, cancellationToken);

    /// <summary>Waits until it shows all that the primary shows now; not at all where it is no standby.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        if (!await IsReadAsync(cancellationToken))
            return;
        // Of what is committed everything lies before this place.
        var place = await ScalarAsync<string>(database.App, "select pg_current_wal_insert_lsn()::text", null, cancellationToken);
        while (
            !await ScalarAsync<bool>(
                database.Delivery,
                "select not pg_is_in_recovery() or pg_last_wal_replay_lsn() >= $1::pg_lsn",
                place,
                cancellationToken
            )
        )
            await Task.Delay(Pause, cancellationToken);
    }

    private static async Task<T> ScalarAsync<T>(string address, string sql, string? value, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        if (value is not null)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
