using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>The rows of imports: who may see them, and how they are changed.</summary>
internal static class ImportRows
{
    /// <summary>The imports that the caller sent; administrators of the whole newsroom see all.</summary>
    public static async Task<IQueryable<ImportJob>> SeenByAsync(
        this IQueryable<ImportJob> jobs,
        Rights rights,
        CancellationToken cancellationToken
    )
    {
        if (await rights.UnitsAsync(Right.Administer, cancellationToken) is null)
            return jobs;
        var caller = rights.Caller.Id;
        return jobs.Where(job => caller != null && job.SenderId == caller);
    }

    /// <summary>An import of the caller that it may work on, kept from being changed by others until the transaction ends.</summary>
    /// <exception cref="Problem">403 without the right to import, 404 when there is none, or it is another's.</exception>
    public static async Task<ImportJob> OwnAsync(this HumasDbContext database, Rights rights, Guid id, CancellationToken cancellationToken)
    {
        await rights.RequireAtAnyUnitAsync(Right.Import, cancellationToken);
        var seen = await database.Locked(id).SeenByAsync(rights, cancellationToken);
        return await seen.SingleOrDefaultAsync(cancellationToken) ?? throw GetImportEndpoint.Missing();
    }

    /// <summary>Changes the state of an import of the caller, and writes its line of the audit trail.</summary>
    /// <exception cref="Problem">As above.</exception>
    public static Task<ImportJob> ChangeOwnAsync(
        this HumasDbContext database,
        Rights rights,
        Guid id,
        Func<ImportJob, Task> change,
        CancellationToken cancellationToken
    ) =>
        database.InTransactionAsync(
            async () =>
            {
                var job = await database.OwnAsync(rights, id, cancellationToken);
                await change(job);
                await database.SaveChangesAsync(cancellationToken);
                await ImportAudit.ChangedAsync(database, job, cancellationToken);
                return job;
            },
            cancellationToken
        );

    /// <summary>One import, if it is there, kept from being changed by others until the transaction ends.</summary>
    public static IQueryable<ImportJob> Locked(this HumasDbContext database, Guid id) =>
        database.Imports.FromSql($"select * from imports where id = {id} for update");

    /// <summary>Changes an import in a transaction of its own, unless it is in another state by then, or gone.</summary>
    /// <returns>The import as it is now; null when nothing was changed.</returns>
    public static Task<ImportJob?> ChangeAsync(
        this IServiceScopeFactory scopes,
        Guid id,
        Action<ImportJob> change,
        IReadOnlyList<ImportState> from,
        CancellationToken cancellationToken
    ) =>
        scopes.ChangeAsync(
            id,
            (_, job) =>
            {
                change(job);
                return Task.CompletedTask;
            },
            from,
            cancellationToken
        );

    /// <summary>The same with more that is done in the transaction.</summary>
    public static async Task<ImportJob?> ChangeAsync(
        this IServiceScopeFactory scopes,
        Guid id,
        Func<HumasDbContext, ImportJob, Task> act,
        IReadOnlyList<ImportState> from,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        return await database.InTransactionAsync(
            async () =>
            {
                var job = await database.Locked(id).SingleOrDefaultAsync(cancellationToken);
                if (job is null || !from.Contains(job.State))
                    return null;
                await act(database, job);
                await database.SaveChangesAsync(cancellationToken);
                return job;
            },
            cancellationToken
        );
    }
}
