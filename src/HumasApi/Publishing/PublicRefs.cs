using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Publishing;

/// <summary>
/// The references of units, tags and authors inside other items: from the cache, else with one command for each kind.
/// </summary>
internal sealed class PublicRefs
{
    private readonly Dictionary<Guid, CachedUnit> units = [];
    private readonly Dictionary<Guid, PreSerialized<TagRef>> tags = [];
    private readonly Dictionary<Guid, PreSerialized<AuthorRef>> authors = [];

    public static async Task<PublicRefs> ReadAsync(
        DeliveryDbContext database,
        ReferenceCache cache,
        IEnumerable<Guid> unitIds,
        IEnumerable<Guid> tagIds,
        IEnumerable<Guid> authorIds,
        CancellationToken cancellationToken
    )
    {
        var (refs, readAt) = (new PublicRefs(), cache.Epoch);
        if (Missing(unitIds, cache, refs.units) is { Length: > 0 } wantedUnits)
            foreach (var card in await CachedUnitsAsync(database.UnitsOn(cache.Today), database.UnitNames, wantedUnits, cancellationToken))
                cache.Add(card.Ref.Value.Id, refs.units[card.Ref.Value.Id] = card, readAt);
        if (Missing(tagIds, cache, refs.tags) is { Length: > 0 } wantedTags)
            foreach (
                var card in await database
                    .Tags.Where(tag => wantedTags.Contains(tag.Id))
                    .Select(tag => new TagRef(tag.Id, tag.Slug, tag.Name, tag.Kind.ToWire()))
                    .ToListAsync(cancellationToken)
            )
                cache.Add(card.Id, refs.tags[card.Id] = new(card), readAt);
        if (Missing(authorIds, cache, refs.authors) is { Length: > 0 } wantedAuthors)
            foreach (
                var card in await database
                    .Authors.Where(author => wantedAuthors.Contains(author.Id))
                    .Select(author => new AuthorRef(author.Id, author.Slug, author.Name, author.Position, Image.From(author.Photo)))
                    .ToListAsync(cancellationToken)
            )
                cache.Add(card.Id, refs.authors[card.Id] = new(card), readAt);
        return refs;
    }

    /// <summary>The same for a draft: also tags and authors that readers do not know yet. Nothing of it is kept in cache.</summary>
    public static async Task<PublicRefs> ReadAsync(HumasDbContext database, PublishedArticle draft, CancellationToken cancellationToken)
    {
        var refs = new PublicRefs();
        foreach (
            var card in await CachedUnitsAsync(
                database.UnitsToday,
                database.Set<PublicUnitName>(),
                [draft.UnitId, .. draft.MentionedUnitIds],
                cancellationToken
            )
        )
            refs.units[card.Ref.Value.Id] = card;
        foreach (
            var tag in await database
                .Tags.Where(tag => draft.TagIds.Contains(tag.Id))
                .Select(tag => new TagRef(tag.Id, tag.Slug, tag.Name, tag.Kind.ToWire()))
                .ToListAsync(cancellationToken)
        )
            refs.tags[tag.Id] = new(tag);
        foreach (
            var author in await database
                .Authors.Where(author => draft.AuthorIds.Contains(author.Id))
                .Select(author => new AuthorRef(author.Id, author.Slug, author.Name, author.Position, Image.From(author.Photo)))
                .ToListAsync(cancellationToken)
        )
            refs.authors[author.Id] = new(author);
        return refs;
    }

    public UnitRef? UnitOrNull(Guid? id) => id is { } known && units.TryGetValue(known, out var unit) ? unit.Ref.Value : null;

    public TagRef? TagOrNull(Guid id) => tags.GetValueOrDefault(id)?.Value;

    public AuthorRef? AuthorOrNull(Guid id) => authors.GetValueOrDefault(id)?.Value;

    public string? ArticleUrlTemplate(Guid unitId) => units[unitId].ArticleUrlTemplate;

    public IReadOnlyList<UnitRef> Units(IEnumerable<Guid> ids) => [.. ids.Where(units.ContainsKey).Select(id => units[id].Ref.Value)];

    /// <summary>The unit that publishes, with what it was called on the day of publication, as it is sent.</summary>
    public byte[] PublisherJson(Guid id, DateTimeOffset publishedAt, string zone) => units[id].At(publishedAt, zone).Utf8;

    public IEnumerable<byte[]> UnitsJson(Guid[] ids) => ids.Where(units.ContainsKey).Select(id => units[id].Ref.Utf8);

    public IEnumerable<byte[]> TagsJson(Guid[] ids) => ids.Where(tags.ContainsKey).Select(id => tags[id].Utf8);

    public IEnumerable<byte[]> AuthorsJson(Guid[] ids) => ids.Where(authors.ContainsKey).Select(id => authors[id].Utf8);

    private static async Task<IEnumerable<CachedUnit>> CachedUnitsAsync(
        IQueryable<PublicUnit> units,
        IQueryable<PublicUnitName> allNames,
        Guid[] wanted,
        CancellationToken cancellationToken
    )
    {
        var names = await CachedUnit.NamesAsync(allNames, wanted, cancellationToken);
        return (
            await units
                .Where(unit => wanted.Contains(unit.Id))
                .Select(unit => new
                {
                    Ref = new UnitRef(unit.Id, unit.Slug, unit.Name, unit.ShortName, unit.Kind.ToWire()),
                    unit.EffectiveArticleUrlTemplate,
                })
                .ToListAsync(cancellationToken)
        ).Select(unit => CachedUnit.Of(unit.Ref, unit.EffectiveArticleUrlTemplate, names[unit.Ref.Id]));
    }

    private static Guid[] Missing<T>(IEnumerable<Guid> ids, ReferenceCache cache, Dictionary<Guid, T> found)
        where T : class
    {
        var missing = new HashSet<Guid>();
        foreach (var id in ids)
        {
            if (found.ContainsKey(id) || missing.Contains(id))
                continue;
            if (cache.Find<T>(id) is { } card)
                found[id] = card;
            else
                missing.Add(id);
        }
        return [.. missing];
    }
}
