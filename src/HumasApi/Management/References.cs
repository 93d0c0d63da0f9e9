using HumasApi.Data;
using HumasApi.Http;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management;

/// <summary>The small cards of units, tags and authors that stand in other items, read with one command each however many there are.</summary>
internal sealed class References
{
    private Dictionary<Guid, UnitRef> units = [];
    private Dictionary<Guid, string?> templates = [];
    private Dictionary<Guid, TagRef> tags = [];
    private Dictionary<Guid, AuthorRef> authors = [];

    public static async Task<References> ReadAsync(HumasDbContext database, IEnumerable<Guid> unitIds, IEnumerable<Guid> tagIds, IEnumerable<Guid> authorIds, CancellationToken cancellationToken)
    {
        var (wantedUnits, wantedTags, wantedAuthors) = (unitIds.Distinct().ToArray(), tagIds.Distinct().ToArray(), authorIds.Distinct().ToArray());
        var foundUnits = await database.UnitsToday.Where(unit => wantedUnits.Contains(unit.Id))
            .Select(unit => new { Ref = new UnitRef(unit.Id, unit.Slug, unit.Name, unit.ShortName, unit.Kind.ToWire()), unit.EffectiveArticleUrlTemplate })
            .ToListAsync(cancellationToken);
        // A merged tag is shown as its heir: revisions never change, so they go on pointing at the old one.
        var foundTags = await (from tag in database.Tags.AsNoTracking()
                               join heir in database.Tags on tag.MergedIntoId ?? tag.Id equals heir.Id
                               where wantedTags.Contains(tag.Id)
                               select new { tag.Id, Ref = new TagRef(heir.Id, heir.Slug, heir.Name, heir.Kind.ToWire()) }).ToListAsync(cancellationToken);
        var foundAuthors = await database.Authors.AsNoTracking().Where(author => wantedAuthors.Contains(author.Id))
            .Select(author => new AuthorRef(author.Id, author.Slug, author.Name, author.Position, Image.From(author.Photo))).ToListAsync(cancellationToken);
        return new References
        {
            units = foundUnits.ToDictionary(unit => unit.Ref.Id, unit => unit.Ref),
            templates = foundUnits.ToDictionary(unit => unit.Ref.Id, unit => unit.EffectiveArticleUrlTemplate),
            tags = foundTags.ToDictionary(tag => tag.Id, tag => tag.Ref),
            authors = foundAuthors.ToDictionary(author => author.Id),
        };
    }

    public UnitRef Unit(Guid id) => units[id];
    public string? ArticleUrlTemplate(Guid unitId) => templates.GetValueOrDefault(unitId);
    public IReadOnlyList<UnitRef> Units(IEnumerable<Guid> ids) => [.. ids.Where(units.ContainsKey).Select(id => units[id])];
    public IReadOnlyList<TagRef> Tags(IEnumerable<Guid> ids) => [.. ids.Where(tags.ContainsKey).Select(id => tags[id]).Distinct()];
    public IReadOnlyList<AuthorRef> Authors(IEnumerable<Guid> ids) => [.. ids.Where(authors.ContainsKey).Select(id => authors[id])];
}
