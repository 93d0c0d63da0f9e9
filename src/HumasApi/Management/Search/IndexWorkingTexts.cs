using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Jobs;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Search;

/// <summary>
/// Makes what editors write findable, within about a second: all revisions of an article that has a draft, and all notes. What is
/// published at once and never edited, as archives are, has no working text and costs nothing.
/// </summary>
internal sealed class IndexWorkingTexts(IServiceScopeFactory scopes, TimeProvider clock, ILogger<IndexWorkingTexts> logger)
    : PeriodicJob(scopes, clock, logger)
{
    private const int Batch = 20;

    // A text that was written then may be committed now.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private DateTimeOffset from = DateTimeOffset.MinValue;

    protected override TimeSpan Interval => TimeSpan.FromSeconds(1);

    public override async Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        database.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        while (await IndexAsync(database, await RevisionsAsync(database, cancellationToken), cancellationToken) == Batch) { }
        while (await IndexAsync(database, await NotesAsync(database, cancellationToken), cancellationToken) == Batch) { }
        from = now - Overlap;
    }

    private async Task<IReadOnlyList<Made>> RevisionsAsync(HumasDbContext database, CancellationToken cancellationToken)
    {
        var drafts = database.Articles.Where(article =>
            article.EditedAt >= from && (article.LiveRevisionId == null || article.LiveRevisionId != article.NewestRevisionId)
        );
        var revisions = await database
            .Revisions.AsNoTracking()
            .Where(revision =>
                drafts.Any(article => article.Id == revision.ArticleId) && !database.WorkingTexts.Any(text => text.Id == revision.Id)
            )
            .OrderBy(revision => revision.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        return [.. revisions.Select(one => new Made(one.Id, one.ArticleId, WorkingTextKind.Revision, one.CreatedAt, WorkingWords.Of(one)))];
    }

    private async Task<IReadOnlyList<Made>> NotesAsync(HumasDbContext database, CancellationToken cancellationToken)
    {
        var notes = await database
            .Notes.AsNoTracking()
            .Where(note => note.At >= from && note.Text != null && !database.WorkingTexts.Any(text => text.Id == note.Id))
            .OrderBy(note => note.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        return [.. notes.Select(one => new Made(one.Id, one.ArticleId, WorkingTextKind.Note, one.At, WorkingWords.Of("id", [one.Text])))];
    }

    // No connection was held while the words were made. Another instance may have been faster, and the article be deleted meanwhile.
    private static async Task<int> IndexAsync(HumasDbContext database, IReadOnlyList<Made> made, CancellationToken cancellationToken)
    {
        foreach (var one in made)
            await database.Database.ExecuteSqlAsync(
                $"""
                insert into working_texts (id, article_id, kind, at, words)
                select {one.Id}, id, {one.Kind.ToWire()}, {one.At}, {one.Words}::tsvector from articles where id = {one.ArticleId}
                on conflict (id) do nothing
                """,
                cancellationToken
            );
        return made.Count;
    }

    private sealed record Made(Guid Id, Guid ArticleId, WorkingTextKind Kind, DateTimeOffset At, string Words);
}
