using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Publishing;

/// <summary>The references of units, tags and authors inside other items, read with one command for each kind.</summary>
internal sealed class References
{
    private Dictionary<Guid, UnitRef> units = [];
    private readonly Dictionary<Guid, CachedUnit> publishers = [];
    private Dictionary<Guid, TagRef> tags = [];
    private Dictionary<Guid, AuthorRef> authors = [];

    public static async Task<References> ReadAsync(
        HumasDbContext database,
        IEnumerable<Guid> unitIds,
        IEnumerable<Guid> tagIds,
        IEnumerable<Guid> authorIds,
        CancellationToken cancellationToken
    )
    {
        var (wantedUnits, wantedTags, wantedAuthors) = (
            unitIds.Distinct().ToArray(),
            tagIds.Distinct().ToArray(),
            authorIds.Distinct().ToArray()
        );
        var foundUnits =
            wantedUnits.Length == 0
                ? []
                : await database
                    .UnitsToday.Where(unit => wantedUnits.Contains(unit.Id))
                    .Select(unit => new UnitRef(unit.Id, unit.Slug, unit.Name, unit.ShortName, unit.Kind.ToWire()))
                    .ToListAsync(cancellationToken);
        // A merged tag is shown as its merge target: revisions never change, so they go on pointing at the old one.
        var foundTags =
            wantedTags.Length == 0
                ? []
                : await (
                    from tag in database.Tags.AsNoTracking()
                    join target in database.Tags on tag.MergedIntoId ?? tag.Id equals target.Id
                    where wantedTags.Contains(tag.Id)
                    select new { tag.Id, Ref = new TagRef(target.Id, target.Slug, target.Name, target.Kind.ToWire()) }
                ).ToListAsync(cancellationToken);
        var foundAuthors =
            wantedAuthors.Length == 0
                ? []
                : await database
                    .Authors.AsNoTracking()
                    .Where(author => wantedAuthors.Contains(author.Id))
                    .Select(author => new AuthorRef(author.Id, author.Slug, author.Name, author.Position, Image.From(author.Photo)))
                    .ToListAsync(cancellationToken);
        return new References
        {
            units = foundUnits.ToDictionary(unit => unit.Id),
            tags = foundTags.ToDictionary(tag => tag.Id, tag => tag.Ref),
            authors = foundAuthors.ToDictionary(author => author.Id),
        };
    }

    /// <summary>The same from memory, as far as it is there.</summary>
    public static async Task<References> ReadAsync(
        HumasDbContext database,
        EditorMemory memory,
        IEnumerable<Guid> unitIds,
        IEnumerable<Guid> tagIds,
        IEnumerable<Guid> authorIds,
        CancellationToken cancellationToken
    )
    {
        var (all, readAt) = (new References(), memory.Epoch);
        var (units, tags, authors) = (new List<Guid>(), new List<Guid>(), new List<Guid>());
        foreach (var id in unitIds.Distinct())
            if (memory.Find<UnitFacts>(id) is { } unit)
                all.Add(unit);
            else
                units.Add(id);
        foreach (var id in tagIds.Distinct())
            if (memory.Find<TagRef>(id) is { } tag)
                all.tags[id] = tag;
            else
                tags.Add(id);
        foreach (var id in authorIds.Distinct())
            if (memory.Find<AuthorRef>(id) is { } author)
                all.authors[id] = author;
            else
                authors.Add(id);
        if (units.Count + tags.Count + authors.Count == 0)
            return all;
        foreach (var unit in await FactsAsync(database, memory, units, cancellationToken))
            all.Add(unit);
        var read = await ReadAsync(database, [], tags, authors, cancellationToken);
        foreach (var (id, tag) in read.tags)
        {
            all.tags[id] = tag;
            // One that was merged is shown as another tag, whose changes would not drop it here.
            if (tag.Id == id)
                memory.Add(id, tag, readAt);
        }
        foreach (var (id, author) in read.authors)
            memory.Add(id, all.authors[id] = author, readAt);
        return all;
    }

    /// <summary>What editing an article takes of a unit; null where there is none.</summary>
    public static async Task<UnitFacts?> FactsAsync(
        HumasDbContext database,
        EditorMemory memory,
        Guid unit,
        CancellationToken cancellationToken
    ) => memory.Find<UnitFacts>(unit) ?? (await FactsAsync(database, memory, [unit], cancellationToken)).SingleOrDefault();

    private static async Task<IReadOnlyList<UnitFacts>> FactsAsync(
        HumasDbContext database,
        EditorMemory memory,
        List<Guid> wanted,
        CancellationToken cancellationToken
    )
    {
        if (wanted.Count == 0)
            return [];
        var readAt = memory.Epoch;
        var names = await CachedUnit.NamesAsync(database.Set<PublicUnitName>(), wanted, cancellationToken);
        var units = await database
            .UnitsToday.Where(unit => wanted.Contains(unit.Id))
            .Select(unit => new
            {
                Ref = new UnitRef(unit.Id, unit.Slug, unit.Name, unit.ShortName, unit.Kind.ToWire()),
                unit.EffectiveArticleUrlTemplate,
                unit.EffectiveTimeZone,
                unit.ClosedOn,
            })
            .ToListAsync(cancellationToken);
        var facts = new List<UnitFacts>();
        foreach (var unit in units)
        {
            var card = CachedUnit.Of(unit.Ref, unit.EffectiveArticleUrlTemplate, names[unit.Ref.Id]);
            facts.Add(new UnitFacts(card, unit.EffectiveTimeZone, unit.ClosedOn is not null));
            memory.Add(unit.Ref.Id, facts[^1], readAt);
        }
        return facts;
    }

    private void Add(UnitFacts unit) =>
        (units[unit.Card.Ref.Value.Id], publishers[unit.Card.Ref.Value.Id]) = (unit.Card.Ref.Value, unit.Card);

    public UnitRef Unit(Guid id) => units[id];

    /// <summary>The unit with what it was called at a moment; for units read with <see cref="EditorMemory"/>.</summary>
    public PublisherRef Publisher(Guid id, DateTimeOffset moment, string zone) => publishers[id].At(moment, zone).Value;

    public string? ArticleUrlTemplate(Guid unitId) => publishers.GetValueOrDefault(unitId)?.ArticleUrlTemplate;

    public IReadOnlyList<UnitRef> Units(IEnumerable<Guid> ids) => [.. ids.Where(units.ContainsKey).Select(id => units[id])];

    public IReadOnlyList<TagRef> Tags(IEnumerable<Guid> ids) => [.. ids.Where(tags.ContainsKey).Select(id => tags[id]).Distinct()];

    public IReadOnlyList<AuthorRef> Authors(IEnumerable<Guid> ids) => [.. ids.Where(authors.ContainsKey).Select(id => authors[id])];
}
