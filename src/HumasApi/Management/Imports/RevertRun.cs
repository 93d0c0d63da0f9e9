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
internal sealed class RevertRun(IServiceScopeFactory scopes, ImportJob job, TimeProvider clock, ILogger logger)
{
    private const string Kept = "revert-kept";
    private const int BatchSize = 500;
    private const int MaxMessages = 10_000;

    private static readonly Guid Last = Guid.Parse("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private readonly List<(string? ExternalId, string Text)> messages = [];
    private long kept;

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            // The newest first: a translation goes before its original.
            for (var before = Last; await NextAsync(before, stop) is { Count: > 0 } articles; before = articles[^1].Id)
                foreach (var article in articles)
                    if (article.Version != article.ImportVersion)
                        Keep(article.ImportExternalId, "It was changed since the import: it stays.");
                    else
                        await TryAsync(article.ImportExternalId, one => UndoAsync(one, article, stop), stop);
            foreach (var record in await RecordsAsync(stop))
                await TryAsync(null, one => RemoveAsync(one, record, stop), stop, $"{record.Kind.ToWire()} {record.RecordId}: ");
            await EndAsync(stop);
        }
        // The key of who asked was revoked, or the like: it can be asked for again.
        catch (Problem problem)
        {
            await scopes.ChangeAsync(
                job.Id,
                one => one.StopRevert($"{problem.Title} {problem.Detail}".TrimEnd(), clock.Now()),
                [ImportState.Reverting],
                stop
            );
        }
        catch (ImportStoppedException)
        {
            // Cancelled.
        }
    }

    private void Keep(string? externalId, string text)
    {
        kept++;
        if (messages.Count < MaxMessages)
            messages.Add((externalId, text));
    }

    private async Task<IReadOnlyList<Article>> NextAsync(Guid before, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<HumasDbContext>()
            .Articles.AsNoTracking()
            .Where(article => article.ImportId == job.Id && article.Id < before)
            .OrderByDescending(article => article.Id)
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
        catch (Exception exception) when (ImportFaults.IsOfItem(exception))
        {
            var problem = exception switch
            {
                Problem known => known,
                RuleViolation violation => ProblemHandler.ToProblem(violation),
                DbUpdateConcurrencyException => new Problem(Problems.ConcurrentChange),
                _ => new Problem(Problems.InternalError),
            };
            if (problem.Code == Problems.InternalError.Code)
                logger.LogError(exception, "An article of the import {Import} could not be reverted", job.Id);
            Keep(externalId, $"{what}It stays. {problem.Title} {problem.Detail}".TrimEnd());
        }
    }

    private static async Task<long> UndoAsync(Step step, Article article, CancellationToken stop)
    {
        var (database, mediator, actor) = step;
        if (article is { BeforeImport: null, WasPublished: false })
        {
            await mediator.Send(new DeleteArticleCommand(article.Id, new IfMatch(article.Version), actor), stop);
            return 1;
        }
        var now = await database.Articles.SingleAsync(one => one.Id == article.Id, stop);
        if (now.Version != article.Version)
            throw new Problem(Problems.ConcurrentChange);
        Task RestoreAsync(int revision) =>
            now.NewestRevisionNumber == revision
                ? Task.CompletedTask
                : mediator.Send(new RestoreRevisionCommand(article.Id, revision, new IfMatch(now.Version), actor, Imported: true), stop);
        var (before, takesBack) = (article.BeforeImport, false);
        if (before?.Live is { } live && live != article.LiveRevisionNumber)
        {
            await RestoreAsync(live);
            // A text that is live already, under another number, is not restored again.
            if (now.HasDraft || now.PublishedAt != before.PublishedAt)
                await mediator.Send(
                    new PublishArticleCommand(
                        article.Id,
                        new IfMatch(now.Version),
                        new PublishInput { PublishedAt = before.PublishedAt },
                        actor
                    ),
                    stop
                );
        }
        else if (before?.Live is null && article.IsLive)
        {
            await mediator.Send(new UnpublishArticleCommand(article.Id, new IfMatch(now.Version), new UnpublishInput(), actor), stop);
            takesBack = true;
        }
        if (before is not null)
            await RestoreAsync(before.Newest);
        now.RevertedImport(takesBack);
        return 1;
    }

    // One that is in use by now, or that somebody has edited, stays.
    private static async Task<long> RemoveAsync(Step step, ImportRecord record, CancellationToken stop)
    {
        var (database, mediator, actor) = step;
        var (id, match) = (record.RecordId, new IfMatch(1));
        var isTag = record.Kind == SlugKind.Tag;
        var isThere = isTag
            ? await database.Tags.AnyAsync(tag => tag.Id == id, stop)
            : await database.Authors.AnyAsync(author => author.Id == id, stop);
        // Asked here first, where an index answers: the use case looks through all revisions.
        if (isThere && await database.Articles.AnyAsync(one => one.TagIds.Contains(id) || one.AuthorIds.Contains(id), stop))
            throw new Problem(Problems.InUse);
        if (isThere && isTag)
            await mediator.Send(new DeleteRecordCommand<ManagedTag>(id, match, actor), stop);
        else if (isThere)
            await mediator.Send(new DeleteRecordCommand<ManagedAuthor>(id, match, actor), stop);
        await database.ImportRecords.Where(one => one.RecordId == id).ExecuteDeleteAsync(stop);
        return 0;
    }

    // All that stays is reported at once, so that a run after a crash does not report it twice.
    private Task EndAsync(CancellationToken stop) =>
        scopes.ChangeAsync(
            job.Id,
            async (database, one) =>
            {
                await database.ImportMessages.Where(message => message.ImportId == one.Id && message.Code == Kept).ExecuteDeleteAsync(stop);
                var report = new ImportReport(one.Id, keepsMessages: true);
                foreach (var (externalId, text) in messages)
                    report.Article(externalId, Kept, text);
                database.ImportMessages.AddRange(report.Messages);
                one.FinishRevert(Kept, kept, clock.Now());
            },
            [ImportState.Reverting],
            stop
        );

    private sealed record Step(HumasDbContext Database, IMediator Mediator, Actor Actor);
}
