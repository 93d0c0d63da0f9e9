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

/// <summary>Removes preview links that expired some time ago. Until then they answer 410.</summary>
internal sealed class PurgePreviewLinks(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PurgePreviewLinks> logger)
    : PeriodicJob(scopes, clock, logger)
{
    public override Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var forgotten = now - PreviewLink.ExpiredRetention;
        return database.PreviewLinks.Where(link => link.ExpiresAt < forgotten).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>Removes calendar links that expired some time ago.</summary>
internal sealed class PurgeCalendarLinks(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PurgeCalendarLinks> logger)
    : PeriodicJob(scopes, clock, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromHours(1);

    public override Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var forgotten = now - PreviewLink.ExpiredRetention;
        return database.CalendarLinks.Where(link => link.ExpiresAt < forgotten).ExecuteDeleteAsync(cancellationToken);
    }
}
