using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Demo;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Http;
using HumasApi.Management;
using HumasApi.Management.Articles;
using HumasApi.Management.Authors;
using HumasApi.Management.Tags;
using HumasApi.Management.Units;
using HumasApi.ReadModel;

namespace HumasApi.Hosting;

/// <summary>
/// Fills an empty database with the demo newsroom, in one transaction and the same each time.
/// </summary>
internal static class DemoSeed
{
    public const int Articles = 500;
    public const int Seed = 1;

    private const int Batch = 100;

    /// <summary>The demo ends here, so that its texts, dates and slugs are the same whenever it is made.</summary>
    public static readonly DateTimeOffset Until = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DemoReorganisation Later = DemoNewsroom.Reorganisation;
    private static readonly Dictionary<string, string> Zones = DemoNewsroom
        .Units.Concat(Later.Units)
        .ToDictionary(unit => unit.Slug, unit => unit.TimeZone);

    public static Task FillAsync(HumasDbContext database, int articles, int seed, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var (actor, now, rights) = (new Actor(null, "Demo"), TimeProvider.System.Now(), Rights.ForService(database));
                var (units, authors, tags) = (
                    new Dictionary<string, Guid>(),
                    new Dictionary<string, Guid>(),
                    new Dictionary<string, Guid>()
                );
                foreach (var unit in DemoNewsroom.Units)
                    units[unit.Slug] = (
                        await UnitWriter.CreateAsync(
                            database,
                            rights,
                            ToInput(unit),
                            actor,
                            now,
                            cancellationToken,
                            DemoExamples.Unit.IdOf(unit.Slug)
                        )
                    ).Id;
                await ReorganiseAsync(database, rights, units, actor, now, cancellationToken);
                foreach (var author in DemoNewsroom.Authors)
                    authors[author.Slug] = (
                        await AuthorWriter.CreateAsync(
                            database,
                            rights,
                            ToInput(author),
                            actor,
                            now,
                            cancellationToken,
                            DemoExamples.Author.IdOf(author.Slug)
                        )
                    ).Id;
                foreach (var tag in DemoNewsroom.Tags)
                    tags[tag.Slug] = (
                        await TagWriter.CreateAsync(database, ToInput(tag), actor, now, cancellationToken, DemoExamples.Tag.IdOf(tag.Slug))
                    ).Id;
                var slugs = new HashSet<string>();
                foreach (var batch in DemoNewsroom.Articles(articles - 1, seed, Until).Prepend(DemoNewsroom.Event2022).Chunk(Batch))
                    await PublishAsync(
                        database,
                        [.. batch.Select(story => Draft(story, units, authors, tags, slugs, actor, now))],
                        actor,
                        now,
                        cancellationToken
                    );
                return articles;
            },
            cancellationToken
        );

    // As an archive is: some of the units are closed by now, and would be given no articles any more. In batches, since an article by
    // itself costs eight statements; nobody else writes here yet, so that nothing has to be locked and no slug to be asked for.
    private static async Task PublishAsync(
        HumasDbContext database,
        IReadOnlyList<Publication> batch,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        foreach (var (article, revision, _, _, _) in batch)
        {
            database.Articles.Add(article);
            database.Revisions.Add(revision);
            database.Slugs.Add(
                new SlugEntry
                {
                    Kind = SlugKind.Article,
                    Slug = revision.Slug,
                    TargetId = article.Id,
                    State = SlugState.Reserved,
                }
            );
        }
        await database.SaveChangesAsync(cancellationToken);
        await ArticleProjection.PublishAsync(database, batch, actor, now, cancellationToken);
        database.ChangeTracker.Clear(); // Else each save would look through all that was saved before.
    }

    private static Publication Draft(
        DemoArticle story,
        Dictionary<string, Guid> units,
        Dictionary<string, Guid> authors,
        Dictionary<string, Guid> tags,
        HashSet<string> slugs,
        Actor actor,
        DateTimeOffset now
    )
    {
        var input = ToInput(story);
        var isExample = input.Slug == DemoExamples.Article.Slug;
        var article = new Article
        {
            // A millisecond later than the one before: ids of one millisecond would be in no order, and lists break ties by them.
            Id = isExample ? DemoExamples.Article.Id : Guid.CreateVersion7(now.AddMilliseconds(slugs.Count)),
            ImportSource = isExample ? DemoExamples.ImportSource : null,
            ImportExternalId = isExample ? DemoExamples.ImportExternalId : null,
            CreatedAt = now,
            CreatedBy = actor,
        };
        var references = new ArticleReferences(
            units[story.UnitSlug],
            [.. story.MentionedUnitSlugs.Select(slug => units[slug])],
            [.. story.AuthorSlugs.Select(slug => authors[slug]).Distinct()],
            [.. story.TagSlugs.Select(slug => tags[slug]).Distinct()],
            TranslationOf: null,
            TranslationGroupId: null
        );
        var revision = ArticleWriter.RevisionOf(article, null, input, references, CleanBody.Of(input.Sent), actor, now);
        while (!slugs.Add(revision.Slug))
            revision = revision with { Slug = Slug.WithSuffix(revision.Slug) };
        article.Save(revision, article.Id, imported: true, actor, now);
        article.Publish(revision, null, UpdateKind.Minor, null, actor, now);
        return new Publication(article, revision, WasLive: false, IsNew: true, UpdateKind.Minor);
    }

    // By the ways that administrators use, so that the demo shows what a reorganisation looks like to readers.
    private static async Task ReorganiseAsync(
        HumasDbContext database,
        Rights rights,
        Dictionary<string, Guid> units,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        foreach (var unit in Later.Units)
            units[unit.Slug] = (
                await UnitWriter.CreateAsync(database, rights, ToInput(unit) with { OpenedOn = Later.Day }, actor, now, cancellationToken)
            ).Id;
        foreach (var split in Later.Splits)
        {
            var (unit, history) = (
                (await database.Units.FindAsync([units[split.UnitSlug]], cancellationToken))!,
                new UnitHistory(database, rights, actor, now)
            );
            var decree = new CloseUnitInput { LegalBasis = Later.LegalBasis };
            var successors = split.SuccessorSlugs.Select(successor => units[successor]).ToList();
            await history.CloseAsync(
                unit,
                history.NewEvent(UnitEventKind.Split, unit, Later.Day, decree, successors, units[split.HeirSlug]),
                new Dictionary<Guid, Guid?>(),
                cancellationToken
            );
        }
    }

    private static UnitInput ToInput(DemoUnit unit) =>
        new()
        {
            Slug = unit.Slug,
            Code = unit.Code,
            Name = unit.Name,
            ShortName = unit.ShortName,
            Kind = EnumNames.Of<UnitKind>()[unit.Kind],
            SubKind = unit.SubKind,
            UnitClass = unit.UnitClass,
            Description = unit.Description,
            Parent = Ref(unit.ParentSlug),
            TechnicalParent = unit.Kind == "technicalUnit" ? Ref(DemoNewsroom.Directorate) : null,
            Region = unit.RegionCode is null ? null : new RegionInput { Code = unit.RegionCode, Name = unit.RegionName },
            Contact =
                unit.Address is null && unit.Phone is null && unit.Email is null
                    ? null
                    : new ContactInput
                    {
                        Address = unit.Address,
                        Phone = unit.Phone,
                        Email = unit.Email,
                    },
            Website = unit.Website,
            ArticleUrlTemplate = unit.ArticleUrlTemplate,
            TimeZone = unit.TimeZone,
        };

    private static AuthorInput ToInput(DemoAuthor author) =>
        new()
        {
            Slug = author.Slug,
            Name = author.Name,
            Initials = author.Initials,
            Position = author.Position,
            Bio = author.Bio,
            Unit = Ref(author.UnitSlug),
        };

    private static TagInput ToInput(DemoTag tag) =>
        new()
        {
            Slug = tag.Slug,
            Name = tag.Name,
            Kind = EnumNames.Of<TagKind>()[tag.Kind],
            Description = tag.Description,
        };

    private static ArticleInput ToInput(DemoArticle story) =>
        new()
        {
            Slug = story == DemoNewsroom.Event2022 ? DemoNewsroom.Event2022Slug : null,
            Kind = EnumNames.Of<ArticleKind>()[story.Kind],
            Title = story.Title,
            Subtitle = story.Subtitle,
            Summary = story.Summary,
            Body = story.BodyHtml,
            Dateline = story.Dateline,
            Byline = story.Byline,
            SignOff = story.SignOff,
            EventDate = story.EventDate,
            PublishedAt = story.PublishedAt,
            TimeZone = Zones[story.UnitSlug], // What it would inherit.
            Attribution = story.AttributionName is null
                ? null
                : new AttributionInput { Name = story.AttributionName, Url = story.AttributionUrl },
            Seo = new SeoInput { Description = story.SeoDescription },
            // The example of GET /v1/resolve.
            LegacyUrls = story == DemoNewsroom.Event2022 ? ["https://lama.jateng.example/?p=4711"] : [],
        };

    private static RefInput? Ref(string? slug) => slug is null ? null : new RefInput { Slug = slug };
}
