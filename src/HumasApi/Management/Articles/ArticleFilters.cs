using System.Text.Json;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Records;
using HumasApi.Paging;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>Which articles a list or an export of Management holds.</summary>
internal sealed record ArticleFilters(
    IReadOnlyList<PublicationState> Publications,
    IReadOnlyList<DraftState> DraftStates,
    IReadOnlyList<string> Units,
    bool Subtree,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Authors,
    string? Source,
    DateTimeOffset? ImportedBefore,
    bool WaitsForMe,
    string? Title,
    DateTimeOffset? EditedSince
)
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("publication", ParameterType.AnyOf, "Whether readers see it; several by comma.")
        {
            Words = [.. EnumNames.Of<PublicationState>().Keys],
            WordsName = nameof(PublicationState),
            Example = "live",
        },
        new("draftState", ParameterType.AnyOf, "How far the newest revision has come; articles whose newest revision is live have none.")
        {
            Words = [.. EnumNames.Of<DraftState>().Keys],
            WordsName = nameof(DraftState),
            Example = "draft",
        },
        new("unit", ParameterType.SlugList, "Slug or id of the publishing unit; several by comma.")
        {
            Example = "rutan-kelas-ii-b-salatiga",
        },
        new("scope", ParameterType.OneOf, "Whether units below count as well.")
        {
            Words = ["self", "subtree"],
            WordsName = "UnitScope",
            Default = "self",
            Example = "subtree",
        },
        new("tag", ParameterType.SlugList, "Slug or id of a tag; several by comma.") { Example = "kehumasan" },
        new("author", ParameterType.SlugList, "Slug or id of an author; several by comma.") { Example = "narsono-son" },
        new("source", ParameterType.Text, "Name of the system that the articles were imported from.") { Example = "web-lama" },
        new(
            "importedBefore",
            ParameterType.Instant,
            "Requires source: what that system has not sent since this time, changed or not. After a full import, what it no longer has."
        )
        {
            Example = "2026-11-01T00:00:00Z",
        },
        new(
            "waitingFor",
            ParameterType.OneOf,
            "`me`: what waits for the caller: drafts assigned to it, drafts in review that it may approve and that are "
                + "assigned to nobody (or to a revoked key), and approved ones that it may publish. Where four-eyes approval is "
                + "required, drafts that it edited last are left out."
        )
        {
            Words = ["me"],
            WordsName = "WaitingFor",
            Example = "me",
        },
        new("q", ParameterType.Text, "Text anywhere in the title; capitals do not count.") { Example = "asistensi" },
        new("editedSince", ParameterType.Instant, "Edited at or after this time.") { Example = "2026-11-01T00:00:00Z" },
    ];

    public static ArticleFilters Read(QueryReader query)
    {
        var filters = new ArticleFilters(
            query.Words<PublicationState>("publication"),
            query.Words<DraftState>("draftState"),
            query.Refs("unit"),
            query.Word("scope", ["self", "subtree"]) == "subtree",
            query.Refs("tag"),
            query.Refs("author"),
            query.Text("source", Article.ImportKeyPartMaxLength),
            query.Time("importedBefore", null),
            query.Word("waitingFor", ["me"]) is not null,
            query.Text("q"),
            query.Time("editedSince", null)
        );
        if (filters is { Source: null, ImportedBefore: not null })
            query.Fail("importedBefore", Problems.ImportedBeforeNeedsSource);
        return filters;
    }

    /// <summary>The articles that match and that the caller may see.</summary>
    /// <param name="database">Where they are.</param>
    /// <param name="rights">The rights of the caller.</param>
    /// <param name="filters">Notes what the slugs in the filters name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IQueryable<Article>> ApplyAsync(
        HumasDbContext database,
        Rights rights,
        Filters filters,
        CancellationToken cancellationToken
    )
    {
        var all = await rights.VisibleAsync(database.Articles.AsNoTracking(), cancellationToken);
        if (Publications.Count > 0)
            all = all.Where(article => Publications.Contains(article.Publication));
        if (DraftStates.Count > 0)
            all = all.Where(article => article.DraftState != null && DraftStates.Contains(article.DraftState.Value));
        if (WaitsForMe)
        {
            var waiting = await WaitingForCallerAsync(database, rights, cancellationToken);
            all = all.Where(article => waiting.Contains(article.Id));
        }
        if (Source is { } source)
            all = all.Where(article => article.ImportSource == source);
        if (ImportedBefore is { } importedBefore)
            all = all.Where(article => article.ImportedAt < importedBefore);
        if (EditedSince is { } since)
            all = all.Where(article => article.EditedAt >= since);
        if (Title is { } title)
        {
            var pattern =
                "%"
                + title
                    .Replace("\\", "\\\\", StringComparison.Ordinal)
                    .Replace("%", "\\%", StringComparison.Ordinal)
                    .Replace("_", "\\_", StringComparison.Ordinal)
                + "%";
            all = all.Where(article => EF.Functions.ILike(article.Title, pattern, "\\"));
        }
        if (Units.Count > 0)
        {
            var units = await FilterIds.UnitsAsync(database, Units, Subtree, filters, cancellationToken);
            all = all.Where(article => units.Contains(article.UnitId));
        }
        if (Tags.Count > 0)
        {
            var ids = await FilterIds.ResolveAsync(database, SlugKind.Tag, "tag", Tags, filters, cancellationToken);
            // Drafts go on pointing at tags that were merged, so an article has the merge target when it has any of them.
            var family = await database
                .Tags.Where(candidate =>
                    ids.Contains(candidate.Id) || (candidate.MergedIntoId != null && ids.Contains(candidate.MergedIntoId.Value))
                )
                .Select(candidate => candidate.Id)
                .ToListAsync(cancellationToken);
            all = all.Where(article => article.TagIds.Any(id => family.Contains(id)));
        }
        if (Authors.Count > 0)
        {
            var ids = (await FilterIds.ResolveAsync(database, SlugKind.Author, "author", Authors, filters, cancellationToken)).ToList();
            all = all.Where(article => article.AuthorIds.Any(id => ids.Contains(id)));
        }
        return all;
    }

    // Few at any time, and each part has an index of its own: so however long the list is, no more of it is read.
    private static async Task<IQueryable<Guid>> WaitingForCallerAsync(
        HumasDbContext database,
        Rights rights,
        CancellationToken cancellationToken
    )
    {
        var (me, now) = (rights.Caller.Id, database.Clock.GetUtcNow());
        // The key of the settings has no identity, so it is known by its name (Actor.IsSameAs).
        var (author, today) = (
            me is { } id ? $$"""{"id":"{{id}}"}""" : JsonSerializer.Serialize(rights.Caller, Json.Options),
            now.UtcDateTime
        );
        var given = database.Articles.Where(article => article.AssigneeId != null && article.AssigneeId == me);
        var open = (await rights.WithAsync(Right.Review, database.Articles, cancellationToken)).Where(article =>
            article.DraftState == DraftState.InReview
            && !database.ApiKeys.Any(key =>
                key.Id == article.AssigneeId && key.RevokedAt == null && (key.ExpiresAt == null || key.ExpiresAt > now)
            )
            && !database.People.Any(person => person.Id == article.AssigneeId)
            && !(
                database.Revisions.Any(revision =>
                    revision.Id == article.NewestRevisionId && EF.Functions.JsonContains(revision.CreatedBy, author)
                )
                && (
                    from row in database.UnitAncestors
                    join above in database.Units on row.AncestorId equals above.Id
                    where
                        row.UnitId == article.UnitId
                        && row.Line == UnitLine.Administrative
                        && row.FromAt <= today
                        && row.ToAt > today
                        && above.FourEyes != null
                    orderby row.Depth
                    select above.FourEyes
                ).FirstOrDefault() == true
            )
        );
        var approved = (await rights.WithAsync(Right.Publish, database.Articles, cancellationToken)).Where(article =>
            article.DraftState == DraftState.Approved
        );
        return given.Select(article => article.Id).Union(open.Select(article => article.Id)).Union(approved.Select(article => article.Id));
    }
}
