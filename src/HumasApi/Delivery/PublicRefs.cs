using HumasApi.Data;
using HumasApi.Http;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery;

/// <summary>The small cards of units, tags and authors that stand in other items, read with one command each however many there are.</summary>
internal sealed class PublicRefs
{
    private Dictionary<Guid, (UnitRef Ref, string? Template)> units = [];
    private Dictionary<Guid, TagRef> tags = [];
    private Dictionary<Guid, AuthorRef> authors = [];

    public static async Task<PublicRefs> ReadAsync(DeliveryDbContext database, IEnumerable<Guid> unitIds, IEnumerable<Guid> tagIds, IEnumerable<Guid> authorIds, CancellationToken cancellationToken)
    {
        var (wantedUnits, wantedTags, wantedAuthors) = (unitIds.Distinct().ToArray(), tagIds.Distinct().ToArray(), authorIds.Distinct().ToArray());
        var foundUnits = await database.Units.Where(unit => wantedUnits.Contains(unit.Id))
            .Select(unit => new { Ref = new UnitRef(unit.Id, unit.Slug, unit.Name, unit.ShortName, unit.Kind.ToWire()), unit.EffectiveArticleUrlTemplate }).ToListAsync(cancellationToken);
        var foundTags = await database.Tags.Where(tag => wantedTags.Contains(tag.Id))
            .Select(tag => new TagRef(tag.Id, tag.Slug, tag.Name, tag.Kind.ToWire())).ToListAsync(cancellationToken);
        var foundAuthors = await database.Authors.Where(author => wantedAuthors.Contains(author.Id))
            .Select(author => new AuthorRef(author.Id, author.Slug, author.Name, author.Position, Image.From(author.Photo))).ToListAsync(cancellationToken);
        return new PublicRefs
        {
            units = foundUnits.ToDictionary(unit => unit.Ref.Id, unit => (unit.Ref, unit.EffectiveArticleUrlTemplate)),
            tags = foundTags.ToDictionary(tag => tag.Id),
            authors = foundAuthors.ToDictionary(author => author.Id),
        };
    }

    public UnitRef Unit(Guid id) => units[id].Ref;
    public UnitRef? UnitOrNull(Guid? id) => id is { } known && units.TryGetValue(known, out var unit) ? unit.Ref : null;
    public string? ArticleUrlTemplate(Guid unitId) => units[unitId].Template;
    public IReadOnlyList<UnitRef> Units(IEnumerable<Guid> ids) => [.. ids.Where(units.ContainsKey).Select(id => units[id].Ref)];
    public IReadOnlyList<TagRef> Tags(IEnumerable<Guid> ids) => [.. ids.Where(tags.ContainsKey).Select(id => tags[id])];
    public IReadOnlyList<AuthorRef> Authors(IEnumerable<Guid> ids) => [.. ids.Where(authors.ContainsKey).Select(id => authors[id])];
}
