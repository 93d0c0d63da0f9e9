using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Http;
using HumasApi.Management.Articles;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HumasApi.Management.Imports;

/// <summary>The import was paused, cancelled or taken by another instance while a batch was made ready.</summary>
internal sealed class ImportStoppedException : Exception;

/// <summary>
/// One run of an import, from where it stopped to its end. Items are made ready in batches, without a connection; then new articles
/// are written together and all others by the use case for one item. Position, counts and messages move in the same transactions.
/// </summary>
/// <param name="scopes">Services, one scope for each transaction.</param>
/// <param name="job">The import, as it was when the run began.</param>
/// <param name="connection">The connection that all is written on. The run has it for itself.</param>
/// <param name="traffic">Whom it gives way to.</param>
/// <param name="zone">Zone of local times without an offset.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">For what nobody foresaw.</param>
internal sealed class ImportRun(
    IServiceScopeFactory scopes,
    ImportJob job,
    NpgsqlConnection connection,
    Traffic traffic,
    TimeZoneInfo zone,
    TimeProvider clock,
    ILogger logger
)
{
    private const int BatchItems = 250;
    private const long BatchBytes = 4_000_000;

    // More are counted, not kept.
    private const int MaxMessages = 100_000;

    private Dictionary<NamedRecord, RefInput> names = [];
    private ImportItems? items;
    private long planFor = BatchItems;
    private long written;
    private readonly Stopwatch worked = Stopwatch.StartNew();

    public async Task RunAsync(CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        // The next batch is made ready while one is written: one works on the processor, the other mostly waits for the database.
        var ready = Channel.CreateBounded<List<ImportItem>>(1);
        var reading = Task.Run(() => ReadAsync(ready.Writer, ended.Token), ended.Token);
        try
        {
            await foreach (var batch in ready.Reader.ReadAllAsync(stop))
            {
                var (requests, began) = (traffic.Requests, Stopwatch.GetTimestamp());
                await WriteAsync(batch, stop);
                await PlanAgainAsync(batch.Count, stop);
                // While others use the service it works half of the time: it can wait, they cannot.
                if (traffic.Requests != requests)
                    await Task.Delay(Stopwatch.GetElapsedTime(began), stop);
            }
            if (job.Options.Complete)
                await ReportMissingAsync(stop);
        }
        catch (Exception exception) when (exception is InvalidDataException or System.Xml.XmlException)
        {
            await EndAsync(one => one.Fail(exception.Message, clock.Now()), stop);
            return;
        }
        // The sender may no longer import, or its unit has stored all it may today.
        catch (Problem problem)
        {
            await EndAsync(one => one.Pause($"{problem.Title} {problem.Detail}"), stop);
            return;
        }
        catch (ImportStoppedException)
        {
            return;
        }
        finally
        {
            await ended.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await EndAsync(one => one.Finish(clock.Now()), stop);
    }

    // A fault of the file is reported after the items before it.
    private async Task ReadAsync(ChannelWriter<List<ImportItem>> ready, CancellationToken stop)
    {
        try
        {
            await using (var scope = scopes.CreateAsyncScope())
                items = new ImportItems(job.Source, job.Options, scope.ServiceProvider.GetRequiredService<ImportedArticleInputValidator>());
            var (batch, start, skip) = (new List<ImportItem>(), 0L, job.Counts.Read);
            Exception? fault = null;
            try
            {
                await foreach (var item in ImportFormats.ReadAsync(job, () => ImportContent.Open(scopes, job.Id), zone, stop))
                {
                    if (skip > 0)
                    {
                        (skip, start) = (skip - 1, item.End);
                        items.Skip(item);
                        continue;
                    }
                    batch.Add(items.Begin(item));
                    if (batch.Count < BatchItems && item.End - start < BatchBytes)
                        continue;
                    await ready.WriteAsync(await CompleteAsync(items, batch, stop), stop);
                    (batch, start) = ([], item.End);
                }
            }
            catch (Exception exception) when (exception is InvalidDataException or System.Xml.XmlException)
            {
                fault = exception;
            }
            if (batch.Count > 0)
                await ready.WriteAsync(await CompleteAsync(items, batch, stop), stop);
            ready.Complete(fault);
        }
        catch (Exception exception)
        {
            ready.TryComplete(exception);
        }
    }

    private async Task<List<ImportItem>> CompleteAsync(ImportItems items, List<ImportItem> batch, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        var known = await database.InTransactionAsync(
            async () =>
            {
                // Planned for the table as it is now: it grows all the time.
                await database.Database.ExecuteSqlAsync($"set local plan_cache_mode = force_custom_plan", stop);
                return await KnownAsync(database, batch, stop);
            },
            stop
        );
        return [.. batch.Select(item => IsSame(known, item) ? item : items.Complete(item))];
    }

    private async Task WriteAsync(List<ImportItem> batch, CancellationToken stop)
    {
        for (var done = 0; done < batch.Count; )
        {
            var rest = batch[done..];
            int written;
            try
            {
                written = await TogetherAsync(rest, stop);
            }
            // What is wrong is said of the first item, by the use case for one; if it is another's, the next round begins there.
            catch (Exception exception) when (ImportFaults.IsOfItem(exception))
            {
                written = 0;
            }
            if (written == 0)
            {
                await AloneAsync(rest[0], stop);
                written = 1;
            }
            done += written;
        }
    }

    // Done again after a crash: what was unpublished is not found any more, and what is only reported is reported at once.
    private async Task ReportMissingAsync(CancellationToken stop)
    {
        IReadOnlyList<MissingArticle> missing;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var (database, rights) = (Open(scope), scope.ServiceProvider.GetRequiredService<Rights>());
            missing = await database.InTransactionAsync(() => MissingItems.FindAsync(database, rights, job, items!, stop), stop);
        }
        var unpublishes = job.Options.Missing == ImportMissing.Unpublish && !items!.HasUnreadable;
        bool Goes(MissingArticle one) => unpublishes && one.IsLive && (!one.IsEdited || job.Options.Overwrite);
        foreach (var one in missing.Where(Goes))
            await UnpublishAsync(one, stop);
        if (job.Warnings.Keys.Any(code => code is MissingItems.Reported or MissingItems.Edited or MissingItems.Unknown))
            return;
        await using var last = scopes.CreateAsyncScope();
        Open(last);
        await InJobAsync(
            last.ServiceProvider,
            (_, report) =>
            {
                if (items!.HasUnreadable)
                    report.Article(
                        null,
                        MissingItems.Unknown,
                        "Items without a readable key may be those that are missing: nothing is unpublished."
                    );
                foreach (var one in missing.Where(one => !Goes(one)))
                    if (unpublishes && one is { IsLive: true, IsEdited: true })
                        report.Article(
                            one.ExternalId,
                            MissingItems.Edited,
                            "The file does not have this article, but a person edited it: it stays."
                        );
                    else
                        report.Article(one.ExternalId, MissingItems.Reported, "The file does not have this article.");
                return Task.FromResult(0);
            },
            stop
        );
    }

    private async Task UnpublishAsync(MissingArticle one, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (database, mediator) = (Open(scope), scope.ServiceProvider.GetRequiredService<IMediator>());
        await InJobAsync(
            scope.ServiceProvider,
            async (import, report) =>
            {
                var command = new UnpublishArticleCommand(one.Id, new IfMatch(one.Version), new UnpublishInput(), import.Sender.Actor);
                try
                {
                    if (import.Options.DryRun)
                        await database.DryRunAsync(() => mediator.Send(command, stop), stop);
                    else
                    {
                        var before = await ImportMark.BeforeAsync(database.Articles.Where(article => article.Id == one.Id), stop);
                        await mediator.Send(command, stop);
                        await ImportMark.WithdrawnAsync(database, import.Id, one.Id, before, stop);
                    }
                    report.Article(one.ExternalId, MissingItems.Unpublished, "The file does not have this article: it was unpublished.");
                }
                // The sender may not unpublish it, or somebody has changed it meanwhile: asked before anything is changed.
                catch (Problem problem)
                {
                    report.Article(one.ExternalId, MissingItems.Reported, $"The file does not have this article. {problem.Title}");
                }
                return 0;
            },
            stop
        );
    }

    // What a connection has planned for tables that were empty, also for their triggers, reads them whole when they are large.
    private async Task PlanAgainAsync(int more, CancellationToken stop)
    {
        written += more;
        if (written < planFor)
            return;
        planFor = 2 * written;
        await using var command = new NpgsqlCommand("discard plans", connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    // The items at the head that are unchanged, unreadable or no articles, and the new articles up to the first item that has to be
    // looked at alone.
    private async Task<int> TogetherAsync(List<ImportItem> items, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (database, now) = (Open(scope), clock.Now());
        var batch = scope.ServiceProvider.GetRequiredService<ArticleBatch>();
        // Kept once it is committed: what a failed attempt has created is not there.
        var found = names;
        var done = await InJobAsync(
            scope.ServiceProvider,
            async (one, report) =>
            {
                found = new(names);
                var known = await KnownAsync(database, items, stop);
                // What the sender may not import is looked at alone, which says so.
                if (await scope.ServiceProvider.GetRequiredService<Rights>().UnitsAsync(Right.Import, stop) is { } mine)
                    foreach (var (key, article) in known.Where(pair => !mine.Contains(pair.Value.UnitId)).ToList())
                        known[key] = article with { Hash = null };
                var fresh = new List<ImportItem>();
                var unchanged = new List<Guid>();
                var taken = 0;
                foreach (var item in items)
                {
                    if (item.Body is not null && item.Fault is null)
                    {
                        if (IsSame(known, item))
                            unchanged.Add(known[(item.Source, item.ExternalId!)].Id);
                        else if (item.Article is null || item.IsRepeated || known.ContainsKey((item.Source, item.ExternalId!)))
                            break;
                        else
                            fresh.Add(item);
                    }
                    taken++;
                    if (item.Fault is not null && one.Options.OnError == ImportOnError.Stop)
                        break;
                }
                var written = fresh.Count == 0 ? 0 : await WriteFreshAsync(one, database, batch, fresh, found, report, now, stop);
                // Up to the first new article that was left: what follows it waits for it.
                var head = written == fresh.Count ? items[..taken] : items[..items.IndexOf(fresh[written])];
                var same = head.Count(item => IsSame(known, item));
                var sent = unchanged.Take(same).ToList();
                if (same > 0 && !job.Options.DryRun)
                    await database
                        .Articles.Where(article =>
                            sent.Contains(article.Id)
                            && !(article.Publication == PublicationState.Unpublished && article.ImportedAt == null)
                        )
                        .ExecuteUpdateAsync(article => article.SetProperty(one => one.ImportedAt, now), stop);
                foreach (var item in head)
                    report.Entry(item);
                report.Counts = report.Counts with { Unchanged = same, Created = written };
                return head.Count;
            },
            stop
        );
        if (!job.Options.DryRun)
            names = found;
        return done;
    }

    private async Task<int> WriteFreshAsync(
        ImportJob one,
        HumasDbContext database,
        ArticleBatch batch,
        List<ImportItem> fresh,
        Dictionary<NamedRecord, RefInput> found,
        ImportReport report,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var created = new List<(int Item, BodyWarning Warning)>();
        async Task<IReadOnlyList<IReadOnlyList<BodyWarning>>> Write()
        {
            var actor = one.Sender.Actor;
            var articles = await batch.WithRecordsAsync([.. fresh.Select(item => item.Article!)], found, created, actor, now, stop);
            var said = await batch.WriteAsync(articles, one.Id, actor, now, stop);
            await ImportExtras.WriteAsync(database, one.Options, fresh.Take(said.Count), report, stop);
            return said;
        }
        var warnings = one.Options.DryRun ? await database.DryRunAsync(Write, stop) : await Write();
        foreach (var (item, said) in fresh.Zip(warnings))
            report.Warn(item, said);
        foreach (var (place, warning) in created)
            report.Warn(fresh[place], [warning]);
        return warnings.Count;
    }

    // By the use case that a script would call for it.
    private async Task AloneAsync(ImportItem item, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (database, services) = (Open(scope), scope.ServiceProvider);
        if (item.Body is { } body && CleanBodyFilter.Find(JsonSerializer.SerializeToUtf8Bytes(body)) is { } sent)
            await services.GetRequiredService<CleanBodies>().PrepareAsync(sent, stop);
        try
        {
            await InJobAsync(
                services,
                async (one, report) =>
                {
                    Task<(ManagedArticle Article, IReadOnlyList<BodyWarning> Warnings, string Outcome)> Put() =>
                        services
                            .GetRequiredService<IMediator>()
                            .Send(
                                new PutArticleBySourceCommand(
                                    item.Source,
                                    item.ExternalId!,
                                    one.Options.Overwrite,
                                    one.Options.CreateTags,
                                    one.Options.CreateAuthors,
                                    default,
                                    item.Body!,
                                    one.Sender.Actor,
                                    LacksRelated: true
                                ),
                                stop
                            );
                    var before = await ImportMark.BeforeAsync(database, item.Source, item.ExternalId!, stop);
                    var (article, warnings, outcome) = one.Options.DryRun ? await database.DryRunAsync(Put, stop) : await Put();
                    if (!one.Options.DryRun)
                    {
                        // With all articles that it names as related there, the same item is no change any more.
                        var isWhole = warnings.All(warning => warning.Code != RelatedReferences.Unknown);
                        await ImportMark.WrittenAsync(database, one.Id, article.Id, before, outcome, isWhole ? item.Hash : null, stop);
                        await ImportExtras.WriteAsync(database, one.Options, [item], report, stop);
                    }
                    report.Entry(item with { LookAlikes = [] });
                    report.Warn(item, warnings);
                    report.Counts = report.Counts with
                    {
                        Created = outcome == Outcomes.Created ? 1 : 0,
                        Updated = outcome == Outcomes.Updated ? 1 : 0,
                        Unchanged = outcome == Outcomes.Unchanged ? 1 : 0,
                    };
                    return 0;
                },
                stop
            );
        }
        catch (Exception exception) when (ImportFaults.IsOfItem(exception))
        {
            if (exception is not Problem)
                logger.LogError(exception, "Item {Line} of the import {Import} could not be imported", item.File.Line, job.Id);
            await RefuseAsync(item, exception as Problem ?? new Problem(Problems.InternalError), stop);
        }
    }

    private async Task RefuseAsync(ImportItem item, Problem problem, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        Open(scope);
        await InJobAsync(
            scope.ServiceProvider,
            (_, report) =>
            {
                report.Entry(item with { Fault = problem });
                return Task.FromResult(0);
            },
            stop
        );
    }

    // One transaction: the import is locked, and moves on with what is written.
    private async Task<T> InJobAsync<T>(IServiceProvider services, Func<ImportJob, ImportReport, Task<T>> act, CancellationToken stop)
    {
        var (database, records) = (services.GetRequiredService<HumasDbContext>(), services.GetRequiredService<ReferencesByName>());
        var (done, report) = await database.InTransactionAsync(
            async () =>
            {
                records.Created.Clear();
                var one = await database.Locked(job.Id).SingleOrDefaultAsync(stop) ?? throw new ImportStoppedException();
                if (one.State != ImportState.Running || one.Counts.Read != job.Counts.Read)
                    throw new ImportStoppedException();
                var added = new ImportReport(job.Id, one.Counts.Failed + one.Warnings.Values.Sum() < MaxMessages);
                var result = await act(one, added);
                // A dry run has let go of all that was read.
                if (one.Options.DryRun)
                    database.Attach(one);
                else
                    database.ImportRecords.AddRange(
                        records.Created.Select(record => new ImportRecord
                        {
                            ImportId = one.Id,
                            Kind = record.Kind,
                            RecordId = record.Id,
                        })
                    );
                one.Advance(added.Counts, added.Warnings, added.End, worked.Elapsed.TotalSeconds);
                if (added.Counts.Failed > 0 && one.Options.OnError == ImportOnError.Stop)
                    one.Fail(
                        Sentence.Of("An item could not be imported; see errors.", "Satu butir tidak dapat diimpor; lihat errors."),
                        clock.Now()
                    );
                database.ImportMessages.AddRange(added.Messages);
                await database.SaveChangesAsync(stop);
                return (result, added);
            },
            stop
        );
        worked.Restart();
        job.Advance(report.Counts, report.Warnings, report.End, 0);
        return done;
    }

    private Task EndAsync(Action<ImportJob> end, CancellationToken stop) => scopes.ChangeAsync(job.Id, end, [ImportState.Running], stop);

    // The sender's rights and its part of the audit trail, as a request would have them.
    private HumasDbContext Open(AsyncServiceScope scope)
    {
        var database = job.Sender.SignIn(scope, "runImport", clock);
        database.Database.SetDbConnection(connection);
        return database;
    }

    private static async Task<Dictionary<(string Source, string ExternalId), KnownArticle>> KnownAsync(
        HumasDbContext database,
        IReadOnlyList<ImportItem> items,
        CancellationToken stop
    )
    {
        var found = new Dictionary<(string, string), KnownArticle>();
        foreach (var group in items.Where(item => item is { Body: not null, Fault: null }).GroupBy(item => item.Source))
        {
            var ids = group.Select(item => item.ExternalId!).ToArray();
            foreach (
                var article in await database
                    .Articles.AsNoTracking()
                    .Where(article => article.ImportSource == group.Key && ids.Contains(article.ImportExternalId!))
                    .Select(article => new KnownArticle(
                        article.Id,
                        article.UnitId,
                        article.ImportExternalId!,
                        article.ImportHash,
                        article.NewestRevisionNumber == article.ImportedRevisionNumber,
                        article.Publication == PublicationState.Live && article.NewestRevisionId == article.LiveRevisionId
                    ))
                    .ToListAsync(stop)
            )
                found[(group.Key, article.ExternalId)] = article;
        }
        return found;
    }

    private static bool IsSame(IReadOnlyDictionary<(string Source, string ExternalId), KnownArticle> known, ImportItem item) =>
        item is { Body: not null, Fault: null }
        && known.TryGetValue((item.Source, item.ExternalId!), out var present)
        && present.IsInSync
        && (present.IsLive || !item.Publishes)
        && present.Hash is { } hash
        && hash.AsSpan().SequenceEqual(item.Hash);

    private sealed record KnownArticle(Guid Id, Guid UnitId, string ExternalId, byte[]? Hash, bool IsInSync, bool IsLive);
}
