using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Articles;
using HumasApi.Management.Authors;
using HumasApi.Management.Records;
using HumasApi.Management.Tags;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>
/// Undoes what an import wrote, one article in a transaction, by the use cases that an editor would call, with the rights of who asked
/// for it. An article that readers have seen is unpublished, another one deleted; one that was there before is restored. What others
/// have changed since stays and is reported. Done again after a crash: what is undone already is not found any more.
/// </summary>
internal sealed class RevertRun(IServiceScopeFactory scopes, ImportJob job, TimeProvider clock)
{
    private const string Kept = "revert-kept";
    private const int BatchSize = 500;
    private const int MaxMessages = 10_000;

    private readonly List<(string? ExternalId, string Text)> kept = [];

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            var last = Guid.Empty;
            while (await NextAsync(last, stop) is { Count: > 0 } articles)
            {
                foreach (var article in articles)
                    if (article.Version != article.ImportVersion)
                        Keep(article.ImportExternalId, "It was changed since the import: it stays.");
                    else
                        await TryAsync(article.ImportExternalId, one => UndoAsync(one, article, stop), stop);
                last = articles[^1].Id;
            }
            foreach (var record in await RecordsAsync(stop))
                await TryAsync(null, one => RemoveAsync(one, record, stop), stop, $"{record.Kind.ToWire()} {record.RecordId}: ");
            await EndAsync(stop);
        }
        catch (ImportStoppedException)
        {
            // Cancelled.
        }
    }

    private void Keep(string? externalId, string text)
    {
        if (kept.Count < MaxMessages)
            kept.Add((externalId, text));
    }

    private async Task<IReadOnlyList<Article>> NextAsync(Guid last, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<HumasDbContext>()
            .Articles.AsNoTracking()
            .Where(article => article.ImportId == job.Id && article.Id > last)
            .OrderBy(article => article.Id)
            .Take(BatchSize)
            .ToListAsync(stop);
    }

    private async Task<IReadOnlyList<ImportRecord>> RecordsAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<HumasDbContext>()
            .ImportRecords.AsNoTracking()
            .Where(record => record.ImportId == job.Id)
            .ToListAsync(stop);
    }

    // One transaction; what may not be undone stays as it is.
    private async Task TryAsync(string? externalId, Func<Step, Task<long>> act, CancellationToken stop, string what = "")
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = job.Reverter!.SignIn(scope, "revertImport", clock);
        try
        {
            await database.InTransactionAsync(
                async () =>
                {
                    var one = await database.Locked(job.Id).SingleOrDefaultAsync(stop);
                    if (one?.State != ImportState.Reverting)
                        throw new ImportStoppedException();
                    var step = new Step(database, scope.ServiceProvider.GetRequiredService<IMediator>(), job.Reverter!.Actor);
                    var counts = ImportCounts.None with { Reverted = await act(step) };
                    one.Advance(counts, new Dictionary<string, long>(), 0, 0);
                    await database.SaveChangesAsync(stop);
                    return 0;
                },
                stop
            );
        }
        catch (Problem problem)
        {
            Keep(externalId, $"{what}It stays. {problem.Title} {problem.Detail}".TrimEnd());
        }
        catch (RuleViolation violation)
        {
            Keep(externalId, $"{what}It stays. {ProblemHandler.ToProblem(violation).Title}");
        }
    }

    private static async Task<long> UndoAsync(Step step, Article article, CancellationToken stop)
    {
        var (database, mediator, actor) = step;
        if (article is { RevisionBeforeImport: null, WasPublished: false })
        {
            await mediator.Send(new DeleteArticleCommand(article.Id, new IfMatch(article.Version), actor), stop);
            return 1;
        }
        var (version, newest) = (article.Version, article.NewestRevisionNumber);
        async Task RestoreAsync(int revision)
        {
            if (newest == revision)
                return;
            version = (await mediator.Send(new RestoreRevisionCommand(article.Id, revision, new IfMatch(version), actor), stop)).Version;
            newest = revision;
        }
        if (article.LiveBeforeImport is { } live && live != article.LiveRevisionNumber)
        {
            await RestoreAsync(live);
            version = (
                await mediator.Send(new PublishArticleCommand(article.Id, new IfMatch(version), new PublishInput(), actor), stop)
            ).Version;
        }
        else if (article is { LiveBeforeImport: null, IsLive: true })
            version = (
                await mediator.Send(new UnpublishArticleCommand(article.Id, new IfMatch(version), new UnpublishInput(), actor), stop)
            ).Version;
        if (article.RevisionBeforeImport is { } before)
            await RestoreAsync(before);
        (await database.Articles.SingleAsync(one => one.Id == article.Id, stop)).RevertedImport();
        return 1;
    }

    // One that is in use by now stays.
    private static async Task<long> RemoveAsync(Step step, ImportRecord record, CancellationToken stop)
    {
        var (database, mediator, actor) = step;
        if (record.Kind == SlugKind.Tag)
            await mediator.Send(new DeleteRecordCommand<ManagedTag>(record.RecordId, new IfMatch(null), actor), stop);
        else
            await mediator.Send(new DeleteRecordCommand<ManagedAuthor>(record.RecordId, new IfMatch(null), actor), stop);
        await database.ImportRecords.Where(one => one.RecordId == record.RecordId).ExecuteDeleteAsync(stop);
        return 0;
    }

    // All that stays is told at once, so that a run after a crash does not tell it twice.
    private Task EndAsync(CancellationToken stop) =>
        scopes.ChangeAsync(
            job.Id,
            async (database, one) =>
            {
                await database.ImportMessages.Where(message => message.ImportId == one.Id && message.Code == Kept).ExecuteDeleteAsync(stop);
                var report = new ImportReport(one.Id, keepsMessages: true);
                foreach (var (externalId, text) in kept)
                    report.Missing(externalId, Kept, text);
                database.ImportMessages.AddRange(report.Messages);
                one.FinishRevert(Kept, kept.Count, clock.Now());
            },
            [ImportState.Reverting],
            stop
        );

    private sealed record Step(HumasDbContext Database, IMediator Mediator, Actor Actor);
}
