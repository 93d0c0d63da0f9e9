using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Jobs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HumasApi.Management.Search;

/// <summary>
/// Makes what editors write findable, within about a second: all revisions of an article that has a draft or was saved more than once, and
/// all notes. What is published at once and never saved again, as archives are, has no working text and costs nothing.
/// </summary>
internal sealed class IndexWorkingTexts(IServiceScopeFactory scopes, TimeProvider clock, ILogger<IndexWorkingTexts> logger)
    : PeriodicJob(scopes, clock, logger)
{
    // A body with its source may have two megabytes.
    private const int Batch = 10;

    // A text that was written then may be committed now.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private DateTimeOffset from = DateTimeOffset.MinValue;

    protected override TimeSpan Interval => TimeSpan.FromSeconds(1);

    public override async Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        database.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        await AllAsync(RevisionsAsync);
        await AllAsync(NotesAsync);
        from = now - Overlap;

        async Task AllAsync(Func<HumasDbContext, Guid, CancellationToken, Task<IReadOnlyList<Made>>> read)
        {
            for (var last = Guid.Empty; await read(database, last, cancellationToken) is [.., { Id: var end }] made; last = end)
                foreach (var one in made)
                    await WriteAsync(database, one, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<Made>> RevisionsAsync(HumasDbContext database, Guid last, CancellationToken cancellationToken)
    {
        var edited = database.Articles.Where(article =>
            article.EditedAt >= from && (article.LiveRevisionId == null || article.LastRevisionNumber > 1)
        );
        var revisions = await database
            .Revisions.AsNoTracking()
            .Where(revision =>
                revision.Id > last
                && edited.Any(article => article.Id == revision.ArticleId)
                && !database.WorkingTexts.Any(text => text.Id == revision.Id)
            )
            .OrderBy(revision => revision.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        return [.. revisions.Select(one => new Made(one.Id, one.ArticleId, WorkingTextKind.Revision, one.CreatedAt, WorkingWords.Of(one)))];
    }

    private async Task<IReadOnlyList<Made>> NotesAsync(HumasDbContext database, Guid last, CancellationToken cancellationToken)
    {
        var notes = await database
            .Notes.AsNoTracking()
            .Where(note => note.Id > last && note.At >= from && note.Text != null && !database.WorkingTexts.Any(text => text.Id == note.Id))
            .OrderBy(note => note.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        return [.. notes.Select(one => new Made(one.Id, one.ArticleId, WorkingTextKind.Note, one.At, WorkingWords.Of("id", [one.Text])))];
    }

    // No connection was held while the words were made. Another instance may have been faster, and the article be deleted meanwhile.
    private async Task WriteAsync(HumasDbContext database, Made one, CancellationToken cancellationToken)
    {
        try
        {
            await database.Database.ExecuteSqlAsync(
                $"""
                insert into working_texts (id, article_id, kind, at, words)
                select {one.Id}, id, {one.Kind.ToWire()}, {one.At}, {one.Words}::tsvector from articles where id = {one.ArticleId}
                on conflict (id) do nothing
                """,
                cancellationToken
            );
        }
        // One text that PostgreSQL does not take must not hold up all others.
        catch (PostgresException exception) when (exception.SqlState is ['2', '2', ..] or ['5', '4', ..] && one.Words.Length > 0)
        {
            logger.LogWarning("{Kind} {Id} cannot be searched: {Reason}", one.Kind, one.Id, exception.MessageText);
            await WriteAsync(database, one with { Words = "" }, cancellationToken);
        }
    }

    private sealed record Made(Guid Id, Guid ArticleId, WorkingTextKind Kind, DateTimeOffset At, string Words);
}
