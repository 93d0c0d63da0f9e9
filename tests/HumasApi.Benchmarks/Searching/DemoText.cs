using System.Globalization;
using HumasApi.Demo;
using HumasApi.Hosting;
using HumasApi.Search;

namespace HumasApi.Benchmarks.Searching;

/// <summary>An article of the demo newsroom: as text, to be judged, and as the index takes it.</summary>
internal sealed record DemoText(DemoArticle Article)
{
    private static readonly TimeSpan Jakarta = TimeSpan.FromHours(7);

    private static readonly DemoUnit[] AllUnits = [.. DemoNewsroom.Units, .. DemoNewsroom.Reorganisation.Units];
    private static readonly Dictionary<string, string> Units = AllUnits.ToDictionary(one => one.Slug, one => $"{one.Name} {one.ShortName}");
    private static readonly Dictionary<string, string> Authors = DemoNewsroom.Authors.ToDictionary(one => one.Slug, one => one.Name);
    private static readonly Dictionary<string, string> Tags = DemoNewsroom.Tags.ToDictionary(one => one.Slug, one => one.Name);
    private static readonly Dictionary<string, Guid> Ids = Units
        .Keys.Concat(Authors.Keys)
        .Concat(Tags.Keys)
        .Distinct()
        .ToDictionary(slug => slug, _ => Guid.CreateVersion7());

    public string Title => Article.Title;

    /// <summary>Title, subtitle, summary and body, without markup.</summary>
    public string All { get; } = string.Join('\n', Article.Title, Article.Subtitle, Article.Summary, PlainText.Of(Article.BodyHtml));

    /// <summary>The day it was published on in Jakarta.</summary>
    public string Day { get; } = Article.PublishedAt.ToOffset(Jakarta).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public Guid Id { get; } = new(Article.Index + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>All of the demo newsroom, as <see cref="DemoSeed"/> writes it.</summary>
    public static IReadOnlyList<DemoText> Newsroom() => [.. DemoSeed.Stories(DemoSeed.Articles).Select(article => new DemoText(article))];

    /// <summary>What <see cref="Delivery.Search.SearchRows"/> reads of the article.</summary>
    public SearchDocument ToDocument() =>
        new()
        {
            Id = Id,
            PublishedAt = Article.PublishedAt,
            Language = "id",
            Kind = Article.Kind,
            UnitId = Ids[Article.UnitSlug],
            MentionedUnitIds = [.. Article.MentionedUnitSlugs.Select(slug => Ids[slug])],
            AuthorIds = [.. Article.AuthorSlugs.Select(slug => Ids[slug])],
            TagIds = [.. Article.TagSlugs.Select(slug => Ids[slug])],
            Title = Title,
            Summary = string.Join(' ', new[] { Article.Subtitle, Article.Summary }.OfType<string>()),
            Names = string.Join(
                ' ',
                [
                    Units[Article.UnitSlug],
                    .. Article.AuthorSlugs.Select(slug => Authors[slug]),
                    .. Article.TagSlugs.Select(slug => Tags[slug]),
                    .. new[] { Article.Byline, Article.SignOff, Article.Dateline }.OfType<string>(),
                ]
            ),
            Body = Article.BodyHtml,
        };
}
