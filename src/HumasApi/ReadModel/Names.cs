using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.ReadModel;

/// <summary>
/// The tags and authors of articles that are being published, locked until the commit. They exist for readers from their
/// first live article on.
/// </summary>
internal sealed class Names
{
    private readonly IReadOnlyList<NameRow> rows;

    private Names(IReadOnlyList<NameRow> rows)
    {
        this.rows = rows;
        Heirs = rows.Where(row => row.Kind == "tag").ToDictionary(row => row.Id, row => row.Heir);
    }

    /// <summary>The tag that stands for each tag: itself where it was not merged.</summary>
    public IReadOnlyDictionary<Guid, Guid> Heirs { get; }

    /// <summary>
    /// Locks them. A merge waits for this lock, so it finds the link that is about to be written and moves it too; so does who
    /// would hide a name.
    /// </summary>
    public static async Task<Names> LockAsync(HumasDbContext database, Guid[] tagIds, Guid[] authorIds, CancellationToken cancellationToken)
    {
        var trip = new RoundTrip(database);
        var names = Lock(trip, database, tagIds, authorIds);
        await trip.SendAsync(cancellationToken);
        return await names(cancellationToken);
    }

    /// <summary>The same with other statements.</summary>
    /// <returns>
    /// The names, when they were sent. An heir must be locked as well, and all asked again: it may have been merged while the first
    /// lock was waited for.
    /// </returns>
    public static Func<CancellationToken, Task<Names>> Lock(RoundTrip trip, HumasDbContext database, Guid[] tagIds, Guid[] authorIds)
    {
        if (tagIds.Length + authorIds.Length == 0)
            return _ => Task.FromResult(new Names([]));
        var rows = trip.Add(
            """
            with tag as (select id, coalesce(merged_into_id, id) as heir, first_published_at is null as is_hidden from tags
                where id = any($1) order by id for key share),
                author as (select id, first_published_at is null as is_hidden from authors where id = any($2) order by id for key share)
            select 'tag', id, heir, is_hidden from tag union all select 'author', id, id, is_hidden from author
            """,
            row => new NameRow(row.GetString(0), row.GetGuid(1), row.GetGuid(2), row.GetBoolean(3)),
            tagIds,
            authorIds
        );
        return async cancellationToken =>
            new Names(rows) is var names && names.Heirs.Values.Except(tagIds).ToArray() is { Length: > 0 } unlocked
                ? await LockAsync(database, [.. tagIds, .. unlocked], authorIds, cancellationToken)
                : names;
    }

    /// <summary>Makes known to readers those that were not yet; writes nothing when there is none, which is usual.</summary>
    public async Task ShowAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var heirs = Heirs.Values.ToHashSet();
        var hidden = rows.Where(row => row.IsHidden && (row.Kind == "author" || heirs.Contains(row.Id))).ToList();
        if (hidden.Count == 0)
            return;
        var (tags, authors) = (
            hidden.Where(row => row.Kind == "tag").Select(row => row.Id).ToArray(),
            hidden.Where(row => row.Kind == "author").Select(row => row.Id).ToArray()
        );
        await database.Database.ExecuteSqlAsync(
            $"""
            with tag as (update tags set first_published_at = {now} where id = any({tags}) and first_published_at is null returning id,
                slug),
                author as (update authors set first_published_at = {now} where id = any({authors}) and first_published_at is null
                    returning id, slug),
                shown as (select 'tag' as kind, id, slug from tag union all select 'author', id, slug from author)
            update slugs set state = 'current' from shown where slugs.kind = shown.kind and slugs.target_id = shown.id and slugs.slug =
                shown.slug
            """,
            cancellationToken
        );
    }

    /// <summary>Hides the names that only a withdrawn article made known: a person's tag, an author.</summary>
    public static async Task HideAsync(
        HumasDbContext database,
        List<Guid> tagIds,
        List<Guid> authorIds,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (tags, authors) = (tagIds.ToArray(), authorIds.ToArray());
        // Waits for those who publish under these names; the next statement sees what they wrote.
        await database.Database.ExecuteSqlAsync(
            $"""
            select from tags where id = any({tags}) order by id for update;
            select from authors where id = any({authors}) order by id for update
            """,
            cancellationToken
        );
        var hidden = await database
            .Database.SqlQuery<Guid>(
                $"""
                with tag as (update tags set first_published_at = null where id = any({tags}) and not exists (select from
                    published_tag_links link where link.tag_id = tags.id) returning id),
                    author as (update authors set first_published_at = null where id = any({authors}) and not exists (select from
                        published_author_links link where link.author_id = authors.id) returning id),
                    hidden as (select id from tag union all select id from author)
                update slugs set state = 'reserved' from hidden where slugs.kind in ('tag', 'author') and slugs.target_id = hidden.id
                    returning slugs.target_id as "Value"
                """
            )
            .ToListAsync(cancellationToken);
        foreach (var id in hidden.Distinct())
            database.PendingChanges.Add(
                new Change
                {
                    Kind = tagIds.Contains(id) ? "tag.hidden" : "author.hidden",
                    At = now,
                    Entity = tagIds.Contains(id) ? ChangedEntity.Tag : ChangedEntity.Author,
                    EntityId = id,
                    Actor = new Actor(null, "HumasApi"),
                }
            );
    }
}

/// <summary>A tag or an author, as locking it reads it.</summary>
internal sealed record NameRow(string Kind, Guid Id, Guid Heir, bool IsHidden);
