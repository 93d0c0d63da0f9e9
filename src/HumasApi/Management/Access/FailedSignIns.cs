using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;

namespace HumasApi.Management.Access;

/// <summary>
/// Counts attempts with a key that is none, by address (of IPv6 by network, <see cref="Budget.ClientOf"/>) and minute, and puts each count on record as one line when its minute
/// is over: ten thousand guesses a second are a number, not ten thousand rows. Each instance counts what it saw.
/// </summary>
internal sealed class FailedSignIns(IServiceScopeFactory scopes, TimeProvider clock, ILogger<FailedSignIns> logger) : IRunsInBackground
{
    // More addresses in a minute share one count: memory is bounded whoever attacks.
    private const int MostAddresses = 10_000;
    private const string Others = "others";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Address, long Minute), int> counts = new();

    private long Minute => clock.GetUtcNow().ToUnixTimeSeconds() / 60;

    /// <summary>Counts an attempt, and logs the first of an address in a minute; the others are in the count that follows.</summary>
    public void Count(string client, string reason)
    {
        (string Address, long Minute) key = (client, Minute);
        if (!counts.ContainsKey(key) && counts.Count >= MostAddresses) key = (Others, key.Minute);
        if (counts.AddOrUpdate(key, 1, (_, count) => count + 1) == 1) logger.LogWarning("A sign-in from {Address} failed: {Reason}", key.Address, reason);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        try { await Repeatedly.RunAsync(Pause, clock, logger, "Putting failed sign-ins on record", () => WriteAsync(Minute, stop), stop); }
        finally
        {
            // What the minute that is not over has seen; the next start would know nothing of it.
            using var limit = new CancellationTokenSource(LastWrite);
            try { await WriteAsync(Minute + 1, limit.Token); }
            catch (Exception exception) { logger.LogWarning("Failed sign-ins of the last minute are lost: {Reason}", exception.GetBaseException().Message); }
        }
    }

    /// <summary>Puts the counts of all minutes before this one on record.</summary>
    public async Task WriteAsync(long before, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        foreach (var key in counts.Keys.Where(key => key.Minute < before).Order().ToList())
        {
            if (!counts.TryRemove(key, out var count)) continue;
            var minute = DateTimeOffset.FromUnixTimeSeconds(key.Minute * 60).ToWire();
            var changes = new JsonArray(new JsonObject { ["entity"] = "signIn", ["id"] = Guid.Empty, ["op"] = "failed", ["before"] = null, ["after"] = new JsonObject { ["count"] = count, ["minute"] = minute } }).ToJsonString();
            try
            {
                await database.InTransactionAsync(async () =>
                {
                    await AuditTrail.WriteAsync(database, new Act("signInFailed", "anonymous", new Actor(null, ""), key.Address, null, null), null, null, [], changes, cancellationToken);
                    return 0;
                }, cancellationToken);
                if (count > 1) logger.LogWarning("{Count} sign-ins from {Address} failed in the minute of {Minute}", count, key.Address, minute);
            }
            catch
            {
                counts.AddOrUpdate(key, count, (_, more) => more + count); // For the next round.
                throw;
            }
        }
    }
}
