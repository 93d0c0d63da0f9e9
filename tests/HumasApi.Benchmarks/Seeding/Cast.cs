using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Management;
using HumasApi.Management.Authors;
using HumasApi.Management.Tags;
using HumasApi.Management.Units;

namespace HumasApi.Benchmarks.Seeding;

/// <summary>
/// The units, tags and authors of the archive, made by the ways that editors use: their rows are few, and how they are
/// stored is no business of a benchmark.
/// </summary>
/// <param name="Speaking">Units that publish, the busiest first; the heaviest is apart.</param>
/// <param name="Heaviest">The unit with 30 % of the articles.</param>
/// <param name="Mentionable">Units that articles are about.</param>
/// <param name="Tags">Tags; the first is on 30 % of the articles, the last on a handful.</param>
/// <param name="Authors">Authors by unit.</param>
internal sealed record Cast(
    IReadOnlyList<Guid> Speaking,
    Guid Heaviest,
    IReadOnlyList<Guid> Mentionable,
    IReadOnlyList<Guid> Tags,
    IReadOnlyDictionary<Guid, Guid[]> Authors
)
{
    public const string Top = "kementerian";
    public const string HeaviestSlug = "biro-humas";
    public const string CommonTag = "berita";
    public const string RareTag = "langka";

    /// <summary>A regional office that never published anything, nor did the units below it.</summary>
    public static readonly string SilentRegion = Region(Regions);

    /// <summary>A regional office like most others.</summary>
    public static readonly string BusyRegion = Region(1);

    private const int Directorates = 10;
    private const int Regions = 33;
    private const int Technical = 715;
    private const int TagCount = 300;
    private static readonly TagKind[] TagKinds = [TagKind.Topic, TagKind.Person, TagKind.Place, TagKind.Program];

    public static string Directorate(int number) => $"ditjen-{number:00}";

    public static string Region(int number) => $"kanwil-{number:00}";

    public static string TechnicalUnit(int number) => $"upt-{number:000}";

    public static Task<Cast> MakeAsync(HumasDbContext database) =>
        database.InTransactionAsync(
            async () =>
            {
                var (actor, now) = (new Actor(null, "Benchmark"), StoryMaker.Until);
                var authors = new Dictionary<Guid, Guid[]>();
                async Task<Guid> Unit(string slug, string name, UnitKind kind, string? parent)
                {
                    var id = (
                        await UnitWriter.CreateAsync(
                            database,
                            Rights.ForService(database),
                            new UnitInput
                            {
                                Slug = slug,
                                Name = name,
                                Kind = kind,
                                Parent = parent is null ? null : new RefInput { Slug = parent },
                                TimeZone = "Asia/Jakarta",
                            },
                            actor,
                            now,
                            default
                        )
                    ).Id;
                    authors[id] =
                    [
                        await Author($"penulis-{slug}-a", $"Penulis A {name}", id),
                        await Author($"penulis-{slug}-b", $"Penulis B {name}", id),
                    ];
                    database.ChangeTracker.Clear(); // Else each save would look through all that was saved before.
                    return id;
                }
                async Task<Guid> Author(string slug, string name, Guid unit) =>
                    (
                        await AuthorWriter.CreateAsync(
                            database,
                            Rights.ForService(database),
                            new AuthorInput
                            {
                                Slug = slug,
                                Name = name,
                                Unit = new RefInput { Id = unit },
                            },
                            actor,
                            now,
                            default
                        )
                    ).Id;

                var top = await Unit(Top, "Kementerian", UnitKind.Ministry, null);
                var heaviest = await Unit(HeaviestSlug, "Biro Humas", UnitKind.Directorate, Top);
                var (regions, directorates, technical) = (new List<Guid>(), new List<Guid>(), new List<Guid>());
                for (var number = 1; number <= Directorates; number++)
                    directorates.Add(await Unit(Directorate(number), $"Direktorat Jenderal {number}", UnitKind.Directorate, Top));
                for (var number = 1; number <= Regions; number++)
                {
                    var id = await Unit(Region(number), $"Kantor Wilayah {number}", UnitKind.RegionalOffice, Top);
                    if (number < Regions)
                        regions.Add(id);
                }
                for (var number = 0; number < Technical; number++)
                {
                    var region = (number % Regions) + 1;
                    var id = await Unit(TechnicalUnit(number), $"Rumah Tahanan {number}", UnitKind.TechnicalUnit, Region(region));
                    if (region < Regions)
                        technical.Add(id);
                }

                var tags = new List<Guid>();
                for (var number = 0; number < TagCount; number++)
                {
                    var (slug, name) = number switch
                    {
                        0 => (CommonTag, "Berita"),
                        TagCount - 1 => (RareTag, "Langka"),
                        _ => ($"topik-{number:000}", $"Topik {number:000}"),
                    };
                    var kind = number < 12 ? TagKind.Category : TagKinds[number % TagKinds.Length];
                    tags.Add(
                        (
                            await TagWriter.CreateAsync(
                                database,
                                new TagInput
                                {
                                    Slug = slug,
                                    Name = name,
                                    Kind = kind,
                                },
                                actor,
                                now,
                                default
                            )
                        ).Id
                    );
                    database.ChangeTracker.Clear();
                }
                return new Cast([top, .. directorates, .. regions, .. technical], heaviest, [top, .. directorates], tags, authors);
            },
            default
        );
}
