using HumasApi.Access;
using HumasApi.Audit;
using HumasApi.Data;
using HumasApi.Domain;

namespace HumasApi.Management;

/// <summary>Work that is done when the request that asked for it is over.</summary>
internal static class RequesterSignIn
{
    /// <summary>Signs a requester in to a scope, with its rights and its part of the audit trail, as a request would have them.</summary>
    /// <param name="requester">Who it is.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="action">What is done, by its name in the contract.</param>
    /// <param name="clock">The clock of the service.</param>
    /// <param name="linePerArticle">Whether each article gets a line of its own.</param>
    /// <returns>The database of the scope.</returns>
    public static HumasDbContext SignIn(
        this Requester requester,
        AsyncServiceScope scope,
        string action,
        TimeProvider clock,
        bool linePerArticle = true
    )
    {
        scope
            .ServiceProvider.GetRequiredService<Rights>()
            .SignIn(requester.Actor, requester.KeyId, requester.Grants, key => key?.ExpiresAt is not { } end || end > clock.GetUtcNow());
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        database.PendingAudit = new AuditTrail(requester.Act with { Action = action }) { LinePerArticle = linePerArticle };
        return database;
    }
}
