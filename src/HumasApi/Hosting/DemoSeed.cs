using System.Text.Json;
using System.Text.Json.Nodes;
using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Demo;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management;
using HumasApi.Management.Articles;
using HumasApi.Management.Authors;
using HumasApi.Management.Imports;
using HumasApi.Management.Tags;
using HumasApi.Management.Units;

namespace HumasApi.Hosting;

/// <summary>
/// Fills an empty database with the demo newsroom, in one transaction and the same each time. Its articles are an archive: items as
/// <c>POST /manage/v1/imports</c> takes them, made ready and written by the code of imports.
/// </summary>
internal sealed class DemoSeed(HumasDbContext database, ArticleWriter writer, ReferencesByName names, TimeProvider clock)
{
    public const int Articles = 500;
    private const int Seed = 1;
    private const string Source = "demo";

    /// <summary>The demo ends here, so that its texts, dates and slugs are the same whenever it is made.</summary>
    public static readonly DateTimeOffset Until = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DemoReorganisation Later = DemoNewsroom.Reorganisation;
    private static readonly DemoUnit[] Units = [.. DemoNewsroom.Units, .. Later.Units];
    private static readonly Dictionary<string, string> Zones = Units.ToDictionary(unit => unit.Slug, unit => unit.TimeZone);
    private readonly Actor actor = new(null, "Demo");
    private readonly Rights rights = Rights.ForService(database);
    private readonly DateTimeOffset now = clock.Now();

    public async Task FillAsync(int articles, CancellationToken stop)
    {
        // Beside the units and their history, which mostly wait for the database.
        var archive = Task.Run(() => ReadArchive(articles), stop);
        await database.InTransactionAsync(
            async () =>
            {
                await CreateUnitsAsync(stop);
                await EachAsync(DemoNewsroom.Authors, one =>
                    AuthorWriter.CreateAsync(database, rights, ToInput(one), actor, now, stop, DemoExamples.Author.IdOf(one.Slug))
                );
                await EachAsync(DemoNewsroom.Tags, one =>
                    TagWriter.CreateAsync(database, ToInput(one), actor, now, stop, DemoExamples.Tag.IdOf(one.Slug))
                );
                // Past the quotas: what an operator allows an office in a day must not keep the service from its first start.
                var batch = new ArticleBatch(database, rights, writer, names, new UnitQuota(database, UnitQuotas.None, clock));
                var items = await archive;
                var written = (await batch.WriteAsync(items, null, actor, now, stop)).Count;
                return written == items.Count
                    ? written
                    : throw new InvalidDataException($"The article {items[written].ExternalId} of the demo cannot be imported.");
            },
            stop
        );
    }

    /// <summary>The articles of the demo, the true event first.</summary>
    public static IEnumerable<DemoArticle> Stories(int articles) =>
        DemoNewsroom.Articles(articles - 1, Seed, Until).Prepend(DemoNewsroom.Event2022);

    private static List<NewArticle> ReadArchive(int articles)
    {
        var end = new ArchiveClock();
        var items = new ImportItems(Source, new ImportOptions(), new ImportedArticleInputValidator(new ArticleInputValidator(end), end));
        return
        [
            .. Stories(articles)
                .Select(story => items.Check(items.Begin(new FileItem(story.Index, 0, ToItem(story)))))
                .Select(item =>
                    item.Fault is { } fault ? throw fault : item.Article! with { Id = DemoExamples.Article.IdOf(item.Article.Input.Slug) }
                ),
        ];
    }

    private static JsonObject ToItem(DemoArticle story)
    {
        var isEvent = story == DemoNewsroom.Event2022;
        var item = new
        {
            ImportKey = isEvent
                ? new { Source = DemoExamples.ImportSource, ExternalId = DemoExamples.ImportExternalId }
                : new { Source, ExternalId = $"{story.Index + 1}" },
            Slug = isEvent ? DemoNewsroom.Event2022Slug : null,
            story.Kind,
            story.Title,
            story.Subtitle,
            story.Summary,
            Body = story.BodyHtml,
            story.Dateline,
            story.Byline,
            story.SignOff,
            story.EventDate,
            story.PublishedAt,
            TimeZone = Zones[story.UnitSlug], // What it would inherit, and need not be asked for.
            Unit = Ref(story.UnitSlug),
            MentionedUnits = story.MentionedUnitSlugs.Select(Ref),
            Authors = story.AuthorSlugs.Select(Ref),
            Tags = story.TagSlugs.Select(Ref),
            Attribution = story.AttributionName is null ? null : new { Name = story.AttributionName, Url = story.AttributionUrl },
            Seo = new { Description = story.SeoDescription },
            // The example of GET /v1/resolve.
            LegacyUrls = isEvent ? ["https://lama.jateng.example/?p=4711"] : Array.Empty<string>(),
            Publish = true,
        };
        return JsonSerializer.SerializeToNode(item, Json.Options)!.AsObject();
    }

    // By the ways that administrators use, so that the demo shows what a reorganisation looks like to readers.
    private async Task CreateUnitsAsync(CancellationToken stop)
    {
        var units = new Dictionary<string, Guid>();
        await EachAsync(Units, async one =>
            units[one.Slug] = (
                await UnitWriter.CreateAsync(database, rights, ToInput(one), actor, now, stop, DemoExamples.Unit.IdOf(one.Slug))
            ).Id
        );
        var history = new UnitHistory(database, rights, actor, now);
        var decree = new CloseUnitInput { LegalBasis = Later.LegalBasis };
        foreach (var split in Later.Splits)
        {
            var unit = (await database.Units.FindAsync([units[split.UnitSlug]], stop))!;
            var successors = split.SuccessorSlugs.Select(successor => units[successor]).ToList();
            await history.CloseAsync(
                unit,
                history.NewEvent(UnitEventKind.Split, unit, Later.Day, decree, successors, units[split.HeirSlug]),
                new Dictionary<Guid, Guid?>(),
                stop
            );
        }
    }

    private async Task EachAsync<T>(IEnumerable<T> records, Func<T, Task> create)
    {
        foreach (var record in records)
        {
            await create(record);
            database.ChangeTracker.Clear(); // Else each save would look through all that was saved before.
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
            OpenedOn = Later.Units.Contains(unit) ? Later.Day : null,
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

    private static RefInput? Ref(string? slug) => slug is null ? null : new RefInput { Slug = slug };

    // The archive is valid on the day it ends, also on a machine whose clock is behind.
    private sealed class ArchiveClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Until;
    }
}
