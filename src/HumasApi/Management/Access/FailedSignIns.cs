using System.Text.Json.Nodes;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Jobs;

namespace HumasApi.Management.Access;

/// <summary>
/// Counts failed sign-ins by address (of IPv6 by network, <see cref="ClientRateLimiter.ClientOf"/>) and minute, and adds each
/// count to the audit trail as one line when its minute is over.
/// </summary>
internal sealed class FailedSignIns(IServiceScopeFactory scopes, TimeProvider clock, ILogger<FailedSignIns> logger) : IBackgroundJob
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    private readonly MinuteCounter<string> counter = new(clock, "others");

    /// <summary>Counts an attempt, and logs the first of an address in a minute; the others are in the count that follows.</summary>
    public void Count(string client, string reason)
    {
        if (counter.Count(client) == 1)
            logger.LogWarning("A sign-in from {Address} failed: {Reason}", client, reason);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await PeriodicLoop.RunAsync(Pause, clock, logger, "Logging failed sign-ins", () => WriteAsync(counter.Now, stop), stop);
        }
        finally
        {
            // What the minute that is not over has seen; the next start would know nothing of it.
            using var limit = new CancellationTokenSource(ShutdownTimeout);
            try
            {
                await WriteAsync(counter.Now + 1, limit.Token);
            }
            catch (Exception exception)
            {
                logger.LogWarning("Failed sign-ins of the last minute are lost: {Reason}", exception.GetBaseException().Message);
            }
        }
    }

    /// <summary>Adds the counts of all minutes before this one to the audit trail.</summary>
    public async Task WriteAsync(long before, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        await counter.DrainAsync(before, async (address, minute, count) =>
        {
            var after = new JsonObject { ["count"] = count, ["minute"] = minute.ToWire() };
            var changes = new JsonArray(
                new JsonObject
                {
                    ["entity"] = "signIn",
                    ["id"] = Guid.Empty,
                    ["op"] = "failed",
                    ["before"] = null,
                    ["after"] = after,
                }
            );
            await database.InTransactionAsync(
                async () =>
                {
                    var act = new Act("signInFailed", "anonymous", new Actor(null, ""), address, null, null);
                    await AuditTrail.WriteAsync(database, act, null, null, [], changes.ToJsonString(), cancellationToken);
                    return 0;
                },
                cancellationToken
            );
            if (count > 1)
                logger.LogWarning("{Count} sign-ins from {Address} failed in the minute of {Minute}", count, address, minute.ToWire());
        });
    }
}
