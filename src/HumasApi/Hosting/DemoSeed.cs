using HumasApi.Access;
using HumasApi.Contract;
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
using HumasApi.Publishing;

namespace HumasApi.Hosting;

/// <summary>
/// Fills an empty database with the demo newsroom, in one transaction and the same each time, by the ways that editors use.
/// </summary>
internal static class DemoSeed
{
    public const int Articles = 500;
    public const int Seed = 1;

    /// <summary>The demo ends here, so that its texts, dates and slugs are the same whenever it is made.</summary>
    public static readonly DateTimeOffset Until = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DemoReorganisation Later = DemoNewsroom.Reorganisation;
    private static readonly Dictionary<string, string> Zones = DemoNewsroom.Units.ToDictionary(unit => unit.Slug, unit => unit.TimeZone);

    public static Task FillAsync(
        HumasDbContext database,
        NewsroomOptions newsroom,
        int articles,
        int seed,
        CancellationToken cancellationToken
    ) =>
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
                    units[unit.Slug] = (await UnitWriter.CreateAsync(database, rights, ToInput(unit), actor, now, cancellationToken)).Id;
                await ReorganiseAsync(database, rights, units, actor, now, cancellationToken);
                foreach (var author in DemoNewsroom.Authors)
                    authors[author.Slug] = (
                        await AuthorWriter.CreateAsync(database, rights, ToInput(author), actor, now, cancellationToken)
                    ).Id;
                foreach (var tag in DemoNewsroom.Tags)
                    tags[tag.Slug] = (await TagWriter.CreateAsync(database, ToInput(tag), actor, now, cancellationToken)).Id;
                using var gate = new ProcessorGate();
                var bodies = new CleanBodies(gate);
                var draft = new ArticleWriter(
                    database,
                    rights,
                    newsroom,
                    bodies,
                    new EditorMemory(TimeProvider.System),
                    new UnitQuota(database, UnitQuotas.None, TimeProvider.System)
                );
                foreach (var story in DemoNewsroom.Articles(articles - 1, seed, Until).Prepend(DemoNewsroom.Event2022))
                {
                    // Named by id: looking slugs up would cost three more queries for each article.
                    var input = ToInput(story) with
                    {
                        Unit = new RefInput { Id = units[Later.SpeakerOn(story.UnitSlug, story.PublishedAt)] },
                        MentionedUnits = Refs(
                            units,
                            [.. story.MentionedUnitSlugs.Select(slug => Later.SpeakerOn(slug, story.PublishedAt))]
                        ),
                        Authors = Refs(authors, story.AuthorSlugs),
                        Tags = Refs(tags, story.TagSlugs),
                    };
                    // Within the transaction: nobody else waits for the database while it is filled.
                    await bodies.PrepareAsync(input.Body, cancellationToken);
                    await PublishAsync(draft, input, actor, now, cancellationToken);
                    database.ChangeTracker.Clear(); // Else each save would look through all that was saved before.
                }
                return articles;
            },
            cancellationToken
        );

    // As an archive is: some of the units are closed by now, and would be given no articles any more.
    private static async Task PublishAsync(
        ArticleWriter draft,
        ArticleInput input,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var article = new Article { CreatedAt = now, CreatedBy = actor };
        var saved = await draft.SaveAsync(article, null, input, imported: true, thenPublish: true, actor, now, cancellationToken);
        await draft.PublishAsync(article, saved.Revision, null, UpdateKind.Minor, null, Right.Publish, actor, now, cancellationToken);
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
            TimeZone = Zones[story.UnitSlug], // What it would inherit; looking it up costs a query for each article.
            Attribution = story.AttributionName is null
                ? null
                : new AttributionInput { Name = story.AttributionName, Url = story.AttributionUrl },
            Seo = new SeoInput { Description = story.SeoDescription },
        };

    private static RefInput? Ref(string? slug) => slug is null ? null : new RefInput { Slug = slug };

    private static List<RefInput> Refs(Dictionary<string, Guid> ids, IReadOnlyList<string> slugs) =>
        [.. slugs.Select(slug => new RefInput { Id = ids[slug] })];
}
