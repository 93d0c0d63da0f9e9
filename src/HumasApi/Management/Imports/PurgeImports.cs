using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Jobs;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>
/// Removes the files of imports that are done, and imports that ended long ago or whose file never arrived whole. Articles and audit
/// trail stay.
/// </summary>
internal sealed class PurgeImports(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PurgeImports> logger)
    : PeriodicJob(scopes, clock, logger)
{
    private static readonly TimeSpan LongestUpload = TimeSpan.FromDays(3);

    public override async Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database
            .ImportPieces.Where(piece =>
                database.Imports.Any(job => job.Id == piece.ImportId && job.EndedAt != null && job.State != ImportState.Failed)
            )
            .ExecuteDeleteAsync(cancellationToken);
        var (old, lost) = (now - ImportJob.Retention, now - LongestUpload);
        await database
            .Imports.Where(job => job.EndedAt < old || (job.State == ImportState.Receiving && job.CreatedAt < lost))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
