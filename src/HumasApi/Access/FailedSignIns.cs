using System.Text.Json.Nodes;
using HumasApi.Audit;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Jobs;

namespace HumasApi.Access;

/// <summary>
/// Counts failed sign-ins by address (of IPv6 by network, <see cref="ClientRateLimiter.ClientOf"/>) and minute, and adds each
/// count to the audit trail as one line when its minute is over.
/// </summary>
internal sealed class FailedSignIns(IServiceScopeFactory scopes, TimeProvider clock, ILogger<FailedSignIns> logger)
    : MinuteCounter<string>(scopes, clock, logger, "failed sign-ins", "others")
{
    /// <summary>Counts an attempt, and logs the first of an address in a minute; the others are in the count that follows.</summary>
    public void Count(string client, string reason)
    {
        if (Add(client) == 1)
            logger.LogWarning("A sign-in from {Address} failed: {Reason}", client, reason);
    }

    protected override async Task WriteAsync(
        HumasDbContext database,
        string address,
        DateTimeOffset minute,
        int count,
        CancellationToken cancellationToken
    )
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
    }
}
