using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Jobs;

/// <summary>Removes idempotent answers that can no longer be asked for.</summary>
internal sealed class PurgeIdempotentAnswers(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PurgeIdempotentAnswers> logger)
    : PeriodicJob(scopes, clock, logger)
{
    public override Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var expired = now - IdempotentResponse.Lifetime;
        return database.IdempotentResponses.Where(answer => answer.CreatedAt < expired).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>Removes links that expired some time ago. Until then those of previews answer 410.</summary>
internal sealed class PurgeLinks(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PurgeLinks> logger)
    : PeriodicJob(scopes, clock, logger)
{
    public override async Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var forgotten = now - PreviewLink.ExpiredRetention;
        await database.PreviewLinks.Where(link => link.ExpiresAt < forgotten).ExecuteDeleteAsync(cancellationToken);
        await database.CalendarLinks.Where(link => link.ExpiresAt < forgotten).ExecuteDeleteAsync(cancellationToken);
    }
}
